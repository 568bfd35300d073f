/** A piece of text that opens something to whoever reads it. */
export interface Secret {
  /** A private key, a token of a known form, or what looks like a password. */
  readonly kind: "private-key" | "token" | "password";
  /** Where it stands, in UTF-16 units. The end is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** A token: what it begins with, the signs that follow, and how many of them there are at least and at most. */
interface TokenForm {
  readonly prefix: string;
  readonly signs: RegExp;
  readonly least: number;
  readonly most: number;
}

const word = /[A-Za-z0-9]/;
const wide = /[A-Za-z0-9_-]/;
const capital = /[A-Z0-9]/;

function form(prefix: string, signs: RegExp, least: number, most = least): TokenForm {
  return { prefix, signs, least, most };
}

/** Forms that their issuers have made so that they can be found (cloud providers, code platforms, package registries). */
const tokens: readonly TokenForm[] = [
  ...["AKIA", "ASIA"].map((prefix) => form(prefix, capital, 16)),
  ...["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "npm_"].map((prefix) => form(prefix, word, 36)),
  form("github_pat_", /[A-Za-z0-9_]/, 82),
  form("glpat-", wide, 20, 300),
  ...["xoxb-", "xoxp-", "xoxa-", "xoxs-"].map((prefix) => form(prefix, wide, 20, 300)),
  form("hooks.slack.com/services/T", /[A-Za-z0-9/]/, 30, 100),
  ...["sk_live_", "rk_live_"].map((prefix) => form(prefix, word, 24, 200)),
  form("AIza", wide, 35),
  form("sk-ant-", wide, 40, 300),
  form("pypi-AgEIcHlwaS5vcmc", wide, 50, 400),
  form("AGE-SECRET-KEY-1", capital, 58),
  form("hvs.", wide, 24, 300),
  form("AccountKey=", /[A-Za-z0-9+/]/, 86),
];

/** Every sign of Latin-1, some times. */
const everySign = Array.from({ length: 2048 }, (_, n) => String.fromCharCode((n * 167) % 256)).join("");

/**
 * An expression for texts of any kind. V8 arranges one for the signs of the first text that it sees: after a short or monotonous
 * one it takes two to four times as long for others.
 */
function forAnyText(expression: RegExp): RegExp {
  expression.test(everySign);
  return expression;
}

/**
 * What every form and every private key has in it: most files hold none of it, and one look for all costs a quarter of a look
 * for each.
 */
const someForm = forAnyText(
  /A(?:KIA|SIA|Iza|GE-SECRET-KEY-1|ccountKey=)|g(?:h[oprsu]_|ithub_pat_|lpat-)|npm_|xox[abps]-|hooks\.slack\.com\/services\/T|[rs]k_live_|sk-ant-|pypi-AgEIcHlwaS5vcmc|hvs\.|-----BEGIN |"nachweis-key\/1"/,
);

/** A part of every word that announces a password. */
const someAnnouncing = forAnyText(/pass|kennwort/iu);

/** Words before a colon or an equals sign that announce a password. */
const announcing = ["passwort", "kennwort", "password", "passwd", "passphrase"];

/** No mark by which a secret is found is longer, in UTF-16 units. */
export const longestMark = 32;

/**
 * False for a text that holds no secret, at a fraction of what it takes to look for them: most texts hold no mark of any.
 *
 * @param isText as for `secretsIn`
 */
export function mayHoldSecrets(text: string, isText = true): boolean {
  return someForm.test(text) || (isText && (text.includes("://") || someAnnouncing.test(text)));
}

/** Longest line in which a password is looked for. */
const longestLine = 1000;

/**
 * The secrets in a text, by their places: private keys and tokens by their form, passwords in addresses, and what stands as a
 * word with capitals, small letters and digits behind “Passwort:”. A list of forms is never whole.
 *
 * @param isText false for bytes of a format that is none: then by forms alone
 */
export function secretsIn(text: string, isText = true): Secret[] {
  const found = someForm.test(text)
    ? [...privateKeys(text), ...tokens.flatMap((one) => [...tokensOf(text, one)])]
    : [];
  const passwords = isText
    ? [...passwordsInAddresses(text), ...(someAnnouncing.test(text) ? announcedPasswords(text) : [])]
    : [];
  return [...found, ...passwords].sort((a, b) => a.start - b.start);
}

function* occurrences(text: string, part: string): Generator<number> {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) yield at;
}

/** PEM and OpenPGP with something in it, and our own encrypted keys. */
function* privateKeys(text: string): Generator<Secret> {
  for (const start of occurrences(text, "-----BEGIN ")) {
    const label = text.slice(start + 11, start + 60).split("-----")[0] ?? "";
    if (!/PRIVATE KEY(?: BLOCK)?$/.test(label)) continue;
    const close = text.indexOf("-----END ", start);
    const end = close < 0 ? Math.min(text.length, start + 4000) : close;
    if (/[A-Za-z0-9+/=]{30}/.test(text.slice(start, end))) yield { kind: "private-key", start, end };
  }
  for (const start of occurrences(text, '"nachweis-key/1"'))
    yield { kind: "private-key", start, end: Math.min(text.length, start + 1000) };
}

function* tokensOf(text: string, { prefix, signs, least, most }: TokenForm): Generator<Secret> {
  for (const start of occurrences(text, prefix)) {
    if (word.test(text[start - 1] ?? "")) continue;
    let end = start + prefix.length;
    const first = end;
    while (end - first <= most && signs.test(text[end] ?? "")) end++;
    const length = end - first;
    // The examples of documentation say that they are some.
    const isExample = text.slice(start, end).toUpperCase().includes("EXAMPLE");
    if (length >= least && length <= most && !isExample) yield { kind: "token", start, end };
  }
}

/** `scheme://name:password@host` */
function* passwordsInAddresses(text: string): Generator<Secret> {
  for (const start of occurrences(text, "://")) {
    const authority = /^[^\s"'<>`/]*/.exec(text.slice(start + 3, start + 300))?.[0] ?? "";
    const at = authority.lastIndexOf("@");
    const colon = authority.indexOf(":");
    if (colon < 1 || at <= colon) continue;
    const value = authority.slice(colon + 1, at);
    if (value.length >= 3 && !isPlaceholder(value))
      yield { kind: "password", start, end: start + 3 + authority.length };
  }
}

function* announcedPasswords(text: string): Generator<Secret> {
  let offset = 0;
  for (const line of text.split("\n")) {
    if (line.length <= longestLine) {
      const small = line.toLowerCase();
      for (const key of announcing) {
        const at = small.indexOf(key);
        if (at < 0) continue;
        const behind = line.slice(at + key.length);
        const value = /^["'`* ]{0,4}[:=](.*)$/.exec(behind)?.[1]?.trim().replace(/[,;]$/, "") ?? "";
        const bare = value.replace(/^["'`]/, "").replace(/["'`]$/, "");
        if (looksChosen(bare)) {
          yield { kind: "password", start: offset + at, end: offset + line.length };
          break;
        }
      }
    }
    offset += line.length + 1;
  }
}

/** One word with capitals, small letters and digits, which is no link, path or variable. */
function looksChosen(value: string): boolean {
  if (value.length < 8 || value.length > 100 || /[\s/\\[\]|]/.test(value) || isPlaceholder(value))
    return false;
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && /[0-9]/.test(value);
}

function isPlaceholder(value: string): boolean {
  return (
    /^[*.xX…•_-]+$/.test(value) ||
    /[<>{}$%…]/.test(value) ||
    /^(?:passwor[td]|kennwort|geheim|secret|pass)$/i.test(value) ||
    /beispiel|example/i.test(value)
  );
}
