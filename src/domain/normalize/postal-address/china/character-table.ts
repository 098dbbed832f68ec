/** Classes of characters told by one look-up: a string made of one Han character costs more than the question. */

/** A table of code units: the bits of all classes a character is in. Classes are powers of two up to 128. */
export function characterTable(classes: readonly (readonly [bit: number, characters: Iterable<string>])[]): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [bit, characters] of classes) {
    for (const character of characters) {
      const code = character.charCodeAt(0);
      table[code] = (table[code] as number) | bit;
    }
  }
  return table;
}

/** The classes of the character at `at`; 0 behind the end. */
export function classesAt(table: Uint8Array, text: string, at: number): number {
  return at < text.length ? (table[text.charCodeAt(at)] as number) : 0;
}

/** Words by their first code unit. */
export function byFirst(words: readonly string[]): ReadonlyMap<number, readonly string[]> {
  const groups = new Map<number, string[]>();
  for (const word of words) {
    const group = groups.get(word.charCodeAt(0));
    if (group === undefined) groups.set(word.charCodeAt(0), [word]);
    else group.push(word);
  }
  return groups;
}
