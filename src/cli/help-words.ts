import { Help, type HelpConfiguration } from "commander";

/** What the library calls the parts of a help text, in both languages as everything in it. */
const titles: Readonly<Record<string, string>> = {
  "Usage:": "Aufruf / Usage:",
  "Arguments:": "Angaben / Arguments:",
  "Options:": "Optionen / Options:",
  "Commands:": "Befehle / Commands:",
};

/** Words of a help text that the library says in English alone. */
export const helpWords: HelpConfiguration = {
  styleTitle: (title) => titles[title] ?? title,
  optionDescription: (option) =>
    new Help()
      .optionDescription(option)
      .replace("(choices: ", "(möglich / choices: ")
      .replace(/(?<=[(] ?|, )default: /, "sonst / default: "),
};
