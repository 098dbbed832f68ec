/** The usual name in Latin letters: two words in proper case. */
export const TWO_PROPER_WORDS = /^(\p{Lu}\p{Ll}+) (\p{Lu}\p{Ll}+)$/u;

/** Where the blank of `TWO_PROPER_WORDS` stands, −1 for any other text: by hand as long as letters are of ASCII. */
export function placeBetween(text: string): number {
  let blank = -1;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) return TWO_PROPER_WORDS.test(text) ? text.indexOf(' ') : -1;
    if (code === 0x20 && blank < 0 && i > 1) {
      blank = i;
      start = i + 1;
    } else if (i === start ? code < 0x41 || code > 0x5a : code < 0x61 || code > 0x7a) return -1;
  }
  return blank > 1 && text.length > blank + 2 ? blank : -1;
}
