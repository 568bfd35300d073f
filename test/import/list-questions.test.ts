import { writeXlsx } from "hucre";
import { expect, it } from "vitest";
import { listMapText, readListMap } from "../../src/import/list-map.ts";
import { askListMap } from "../../src/import/list-questions.ts";

/** Answers in turn; fails if there are more questions than answers. */
function answering(...answers: readonly string[]) {
  const asked: string[] = [];
  const ask = async (question: string): Promise<string> => {
    asked.push(question);
    const answer = answers[asked.length - 1];
    if (answer === undefined) throw new Error(`no answer to ${question}`);
    return answer;
  };
  return { asked, ask };
}

it("asks once what the columns, statuses and scopes of a list mean, and nothing that is known", async () => {
  const rows = [
    ["Liste der Maßnahmen"],
    ["Nr", "Anforderung", "Ort", "Stand"],
    ["1", "INF.2.A1", "Nord", "erledigt"],
    ["2", "INF.2.A2", "rz-b", "ja"],
    ["3", "INF.2.A3", "West", "unklar"],
  ];
  const bytes = await writeXlsx({
    sheets: [
      { name: "A", rows: [["x"]] },
      { name: "B", rows },
    ],
  });
  const { asked, ask } = answering(
    "2",
    "1",
    "Anforderung",
    "",
    "3",
    "4",
    "",
    "",
    "",
    "",
    "L-",
    "ja",
    "",
    "rz-a",
    "",
  );
  const map = readListMap(listMapText(await askListMap(bytes, ["rz-a", "rz-b"], "de", ask)));
  expect(map).toEqual({
    sheet: "B",
    header: 2,
    columns: { id: "Nr", requirements: "Anforderung", scope: "Ort", status: "Stand" },
    prefix: "L-",
    status: new Map([["erledigt", "yes"]]),
    scopes: new Map([["nord", "rz-a"]]),
  });
  expect(asked.slice(-4).map((question) => /„([^“]*)“/.exec(question)?.[1])).toEqual([
    "erledigt",
    "unklar",
    "Nord",
    "West",
  ]);
});

it("refuses a list of which no column is the status", async () => {
  const { ask } = answering(...Array.from({ length: 9 }, () => ""));
  await expect(askListMap(new TextEncoder().encode("Nr;Stand\n1;ja\n"), [], "de", ask)).rejects.toThrow(
    "status",
  );
});
