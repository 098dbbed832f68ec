/**
 * One JSON object → keys and values as text, exactly as they stand: `12345678901234567890` and `1.10` keep their
 * digits, which a number of the language would not; strings lose their quotation marks and escapes, null becomes '',
 * arrays stay JSON text. An object within becomes keys of its own: `{"name": {"first": "Ann"}}` is `name.first`.
 */

/** Objects within objects are opened this far; what lies deeper stays JSON text. */
const MAX_DEPTH = 6;

/** Pairs in the order of the object; a repeated key comes again. Null when the text is not one JSON object. */
export function objectPairs(text: string): readonly (readonly [key: string, value: string])[] | null {
  const trimmed = text.trim();
  if (trimmed[0] !== '{' || !isJson(trimmed)) return null;
  const pairs: [string, string][] = [];
  addPairs(trimmed, '', 1, pairs);
  return pairs;
}

function addPairs(object: string, path: string, depth: number, pairs: [string, string][]): void {
  let at = skipSpace(object, 1);
  while (object[at] === '"') {
    const keyEnd = stringEnd(object, at);
    const key = path + (JSON.parse(object.slice(at, keyEnd)) as string);
    at = skipSpace(object, skipSpace(object, keyEnd) + 1); // past the colon
    const valueEnd = skipValue(object, at);
    const value = object.slice(at, valueEnd);
    if (value[0] === '{' && depth < MAX_DEPTH && value[skipSpace(value, 1)] === '"')
      addPairs(value, `${key}.`, depth + 1, pairs);
    else pairs.push([key, valueText(value)]);
    at = skipSpace(object, valueEnd);
    if (object[at] === ',') at = skipSpace(object, at + 1);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function valueText(token: string): string {
  if (token.startsWith('"')) return JSON.parse(token) as string;
  return token === 'null' ? '' : token;
}

/** Offset after the value that begins at `at`, in text that is known to be valid. */
export function skipValue(text: string, at: number): number {
  const first = text[at];
  if (first === '"') return stringEnd(text, at);
  if (first !== '{' && first !== '[') {
    let end = at;
    while (end < text.length && !',]} \t\r\n'.includes(text[end]!)) end += 1;
    return end;
  }
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const character = text[i];
    if (character === '"') i = stringEnd(text, i) - 1;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return text.length;
}

/** Offset after the string that begins at `at`. */
function stringEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i += 1;
    else if (code === 34) return i + 1;
  }
  return text.length;
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && ' \t\r\n'.includes(text[i]!)) i += 1;
  return i;
}
