/**
 * Windows-1252, decoded here because platforms disagree: some take the label for ISO-8859-1 and turn curly quotes and
 * the euro sign into control characters.
 */

/** Characters of 0x80–0x9F; the five that Windows-1252 leaves open are NUL here. */
const UPPER_CONTROLS = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

/** Decodes Windows-1252, or null when a byte has no meaning there. */
export function decodeWindows1252(bytes: Buffer): string | null {
  const text = bytes.toString('latin1');
  if (!/[\x80-\x9f]/.test(text)) return text;
  let whole = true;
  const decoded = text.replace(/[\x80-\x9f]/g, (control) => {
    const character = UPPER_CONTROLS[control.charCodeAt(0) - 0x80]!;
    if (character === '\0') whole = false;
    return character;
  });
  return whole ? decoded : null;
}

/** Decodes Windows-1252 with U+FFFD for bytes without a meaning. */
export function decodeWindows1252Loosely(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (control) => {
    const character = UPPER_CONTROLS[control.charCodeAt(0) - 0x80]!;
    return character === '\0' ? '\ufffd' : character;
  });
}
