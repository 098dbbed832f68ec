/** Proper case for names that came in one case only; names in mixed case are their owner's business. */

const PARTICLES: ReadonlySet<string> = new Set(
  "van von vom der den de del della dello di da dal dalla dos das du des la le les los las ter ten zu zum zur af av bin ibn al el y e d' l' 't".split(
    ' ',
  ),
);
const MAC: ReadonlySet<string> = new Set(
  'macarthur macaulay maccallum macdonald macdougall macdowell macfarlane macgregor macintosh macintyre mackay mackenzie mackinnon maclachlan maclean macleod macmillan macnab macneil macneill macpherson macrae mactavish'.split(
    ' ',
  ),
);

/** True when the letters of `text` (two at least) are all upper or all lower case. */
export function isOneCase(text: string): boolean {
  const upper = text.toUpperCase();
  const lower = text.toLowerCase();
  if (upper === lower) return false;
  return (text === upper && text.replace(/[^\p{L}]/gu, '').length > 1) || text === lower;
}

/**
 * `JOHN O'NEIL-SMITH` → `John O'Neil-Smith`, `ludwig van beethoven` → `Ludwig van Beethoven`, `MCDONALD` → `McDonald`.
 * Mixed case is returned as it is.
 */
export function properCase(text: string): string {
  if (!isOneCase(text)) return text;
  return text
    .toLowerCase()
    .split(' ')
    .map((word, index, all) =>
      index > 0 && index < all.length - 1 && PARTICLES.has(word) ? word : word.split('-').map(properWord).join('-'),
    )
    .join(' ');
}

function properWord(word: string): string {
  if (word === '') return word;
  const apostrophe = /^([dlo]|mc|[a-z]{1,2})(['’])([\p{L}].*)$/u.exec(word);
  if (apostrophe !== null)
    return `${capital(apostrophe[1] as string)}${apostrophe[2]}${capital(apostrophe[3] as string)}`;
  if (/^mc[\p{L}]{3,}$/u.test(word)) return `Mc${capital(word.slice(2))}`;
  if (MAC.has(word)) return `Mac${capital(word.slice(3))}`;
  return capital(word);
}

function capital(word: string): string {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length);
}
