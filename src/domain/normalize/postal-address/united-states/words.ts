/** The words of an address line of the United States: upper case, without points. */

/** A word and whether a comma or line break stands behind it. */
export interface Word {
  readonly text: string;
  /** As received, for names that are shown (the city). */
  readonly written: string;
  readonly breaksAfter: boolean;
}

/** Splits at blanks, commas, semicolons and line breaks (given as ` \n ` → `,` by the caller). `#4B` becomes `#` `4B`. */
export function words(text: string): Word[] {
  const list: { text: string; written: string; breaksAfter: boolean }[] = [];
  const lines = text.replaceAll('½', ' 1/2').replaceAll('¼', ' 1/4').replaceAll('¾', ' 3/4').split(/[,;|]/);
  for (const line of lines) {
    const before = list.length;
    for (const piece of line.split(' ')) {
      const written = piece.replace(/^[.:"'(-]+|[:"')-]+$/g, '');
      const clean = written.replace(/[.'"()]/g, '').toUpperCase();
      if (clean === '') continue;
      const hash = clean.indexOf('#');
      if (hash >= 0 && clean.length > 1) {
        if (hash > 0) list.push({ text: clean.slice(0, hash), written, breaksAfter: false });
        list.push({ text: '#', written: '#', breaksAfter: false });
        const rest = clean.slice(hash + 1).replaceAll('#', '');
        if (rest !== '') list.push({ text: rest, written: rest, breaksAfter: false });
      } else list.push({ text: clean, written, breaksAfter: false });
    }
    const last = list[list.length - 1];
    if (list.length > before && last !== undefined) last.breaksAfter = true;
  }
  return list;
}
