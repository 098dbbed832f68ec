/**
 * Tells whether what was read of a text hangs on what stands behind a place in it (the edge). All that looks at a text in
 * order to find its divisions says so here; what looks from the edge on, or from the last character before it, is left to
 * the caller.
 */
let edge = -1;
let crossed = false;
let asked = 0;

/** Bits of what was asked about the text at the edge, and (shifted by `BEFORE`) about the last character before it. */
export const ASKED_THING = 1;
export const ASKED_INSTITUTION = 2;
export const BEFORE = 2;

/** Begins to watch an edge. */
export function watchEdge(at: number): void {
  edge = at;
  crossed = false;
  asked = 0;
}

/** Ends it: the questions asked at the edge, or −1 when something before it looked across. */
export function endWatch(): number {
  edge = -1;
  return crossed ? -1 : asked;
}

/** To be called by what stands at `from` and looks at characters up to (not including) `to`. */
export function looked(from: number, to: number): void {
  if (from < edge - 1 && to > edge) crossed = true;
}

/** To be called by what answers such a question about the text at `at`. */
export function wasAsked(question: number, at: number): void {
  if (at === edge) asked |= question;
  else if (at === edge - 1) asked |= question << BEFORE;
}

/** True when `word` stands at `at`. */
export function standsAt(text: string, word: string, at: number): boolean {
  let i = 0;
  while (i < word.length && text.charCodeAt(at + i) === word.charCodeAt(i)) i++;
  looked(at, at + Math.min(i + 1, word.length));
  return i === word.length;
}
