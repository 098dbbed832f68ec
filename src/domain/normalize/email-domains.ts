/** Well-known mail domains, and the misspellings of them that turn up in customer files. */

/** Providers whose misspellings are worth pointing out. */
const WELL_KNOWN: readonly string[] = [
  ...[
    'gmail.com',
    'googlemail.com',
    'hotmail.com',
    'hotmail.co.uk',
    'hotmail.fr',
    'outlook.com',
    'live.com',
    'msn.com',
  ],
  ...[
    'yahoo.com',
    'yahoo.co.uk',
    'yahoo.co.jp',
    'yahoo.fr',
    'yahoo.de',
    'yahoo.com.cn',
    'yahoo.com.hk',
    'yahoo.com.tw',
  ],
  ...['icloud.com', 'aol.com', 'comcast.net', 'verizon.net', 'sbcglobal.net', 'bellsouth.net', 'protonmail.com'],
  ...[
    'qq.com',
    '163.com',
    '126.com',
    'yeah.net',
    'sina.com',
    'sina.cn',
    'sohu.com',
    'foxmail.com',
    'aliyun.com',
    '139.com',
    '189.cn',
  ],
  ...['web.de', 'gmx.de', 'gmx.net', 'gmx.at', 't-online.de', 'freenet.de', 'orange.fr', 'wanadoo.fr', 'laposte.net'],
  ...[
    'libero.it',
    'btinternet.com',
    'naver.com',
    'yandex.ru',
    'mail.ru',
    'bigpond.com',
    'rediffmail.com',
    'uol.com.br',
  ],
];

/** Real domains that are one slip away from a well-known one, and are meant as they stand. */
const REAL: ReadonlySet<string> = new Set([
  ...WELL_KNOWN,
  ...[
    'mail.com',
    'email.com',
    'ymail.com',
    'gmx.com',
    'gmx.ch',
    'gmx.fr',
    'me.com',
    'mac.com',
    'live.cn',
    'live.fr',
    'live.nl',
  ],
  ...[
    'live.co.uk',
    'outlook.fr',
    'outlook.de',
    'outlook.cn',
    'outlook.es',
    'outlook.it',
    'hotmail.de',
    'hotmail.it',
    'hotmail.es',
  ],
  ...[
    'hotmail.nl',
    'hotmail.be',
    'hotmail.ca',
    'yahoo.it',
    'yahoo.es',
    'yahoo.ca',
    'yahoo.in',
    'yahoo.cn',
    'yahoo.co.in',
  ],
  ...[
    'yahoo.com.au',
    'yahoo.com.br',
    'yahoo.com.sg',
    'yahoo.com.mx',
    'vip.qq.com',
    'vip.163.com',
    'vip.126.com',
    'vip.sina.com',
  ],
  ...[
    '188.com',
    '189.com',
    '21cn.com',
    'tom.com',
    'wo.cn',
    'proton.me',
    'aol.de',
    'aol.co.uk',
    'sfr.fr',
    'free.fr',
    'inbox.ru',
  ],
  ...[
    'tiscali.it',
    'alice.it',
    'virgilio.it',
    'hey.com',
    'zoho.com',
    'fastmail.com',
    'rocketmail.com',
    'att.net',
    'cox.net',
  ],
  ...[
    'hanmail.net',
    'daum.net',
    'nate.com',
    'docomo.ne.jp',
    'ezweb.ne.jp',
    'softbank.ne.jp',
    'gmail.de',
    'mail.de',
    'email.de',
  ],
]);

/** True for a well-known mail domain as it is spelled: none that was meant to be another. */
export function isProvider(domain: string): boolean {
  return REAL.has(domain);
}

/** Slips of the last label: `.con`, `.cmo` … are nobody's top-level domain; `.cm` and `.co` are, but not these providers'. */
const ENDINGS: ReadonlyMap<string, string> = new Map([
  ...[
    'con',
    'cmo',
    'ocm',
    'comm',
    'coom',
    'cpm',
    'vom',
    'xom',
    'clm',
    'ccom',
    'como',
    'cim',
    'om',
    'cm',
    'co',
    'conm',
    'col',
    'cok',
  ].map((slip) => [slip, 'com'] as const),
  ...['ne', 'nte', 'met', 'nett', 'bet'].map((slip) => [slip, 'net'] as const),
]);

/** By first part of the name, so that few are compared. */
const LONGEST = 16;

const remembered = new Map<string, string | null>();
const MAX_REMEMBERED = 5000;

/**
 * The well-known domain that was probably meant by `domain` (lower case ASCII), or null when the domain is fine or far
 * from all of them. One slip only (a letter left out, doubled, changed, or two swapped), and only where the name is long
 * enough for a slip to be likelier than another name; or a wrong ending.
 */
export function proposeDomain(domain: string): string | null {
  if (REAL.has(domain) || domain.length > LONGEST + 6) return null;
  const known = remembered.get(domain);
  if (known !== undefined) return known;
  const answer = propose(domain);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(domain, answer);
  return answer;
}

function propose(domain: string): string | null {
  const dot = domain.indexOf('.');
  const name = domain.slice(0, dot);
  const ending = domain.slice(dot + 1);
  const mended = ENDINGS.get(ending);
  if (mended !== undefined && WELL_KNOWN.includes(`${name}.${mended}`)) return `${name}.${mended}`;
  for (const good of WELL_KNOWN) {
    // Short names (qq.com, aol.com) are one slip away from everything.
    const goodDot = good.indexOf('.');
    if (goodDot < 5 || Math.abs(good.length - domain.length) > 1) continue;
    if (isOneSlip(domain, good)) return good;
  }
  if (mended !== undefined) {
    for (const good of WELL_KNOWN) {
      const goodDot = good.indexOf('.');
      if (goodDot >= 5 && good.slice(goodDot + 1) === mended && isOneSlip(name, good.slice(0, goodDot))) return good;
    }
  }
  return null;
}

/** One letter inserted, left out or changed, or two neighbours swapped. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short.charCodeAt(i) === long.charCodeAt(i)) i++;
  if (long.length > short.length) return short.slice(i) === long.slice(i + 1);
  if (short.slice(i + 1) === long.slice(i + 1)) return true;
  return (
    short.charCodeAt(i) === long.charCodeAt(i + 1) &&
    short.charCodeAt(i + 1) === long.charCodeAt(i) &&
    short.slice(i + 2) === long.slice(i + 2)
  );
}
