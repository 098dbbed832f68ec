/** Legal forms of organisations: how they are written, their usual short form, and the countries they point to. */

export interface LegalForm {
  /** As it is written in the standard form of the name. */
  readonly standard: string;
  /** ISO 3166 alpha-2 where the form exists in one country only. */
  readonly country: string | null;
}

/** Latin forms. Key: letters only, lower case. `standard` or `standard:CC`. Several words are joined. */
const LATIN: ReadonlyMap<string, LegalForm> = new Map(
  [
    'inc incorporated=Inc.',
    'corp corporation=Corp.',
    'co company=Co.',
    'coinc=Co. Inc.',
    'coltd companylimited companyltd colimited coltda=Co., Ltd.',
    'ltd limited=Ltd.',
    'llc limitedliabilitycompany=LLC',
    'llp=LLP',
    'lp limitedpartnership=LP',
    'lllp=LLLP',
    'pllc=PLLC:US',
    'pc professionalcorporation=P.C.',
    'pa=P.A.',
    'plc publiclimitedcompany=PLC',
    'cic=CIC:GB',
    'gmbh gesellschaftmitbeschränkterhaftung gesellschaftmbh mbh=GmbH',
    'gmbhcokg gmbhundcokg gmbhcompkg=GmbH & Co. KG',
    'gmbhcokgaa=GmbH & Co. KGaA:DE',
    'agcokg=AG & Co. KG:DE',
    'ugcokg ughaftungsbeschränktcokg=UG & Co. KG:DE',
    'ag aktiengesellschaft=AG',
    'kg kommanditgesellschaft=KG',
    'kgaa=KGaA:DE',
    'ohg=OHG',
    'gbr=GbR:DE',
    'ug ughaftungsbeschränkt=UG:DE',
    'ev=e.V.:DE',
    'ek ekfr=e.K.:DE',
    'eg=eG:DE',
    'se=SE',
    'sa sociétéanonyme sociedadanónima=S.A.',
    'sas sasu=SAS',
    'sarl=SARL',
    'sàrl=S.à r.l.',
    'hf=hf.:IS',
    'sia=SIA:LV',
    'dac=DAC:IE',
    'clg=CLG:IE',
    'unlimitedcompany=Unlimited Company',
    'dd dioničkodruštvo=d.d.',
    'sal=S.A.L.:LB',
    'ksc ksccpublic=K.S.C.:KW',
    'vos=v.o.s.:CZ',
    'eurl=EURL:FR',
    'sci=SCI:FR',
    'snc=SNC',
    'sl slu sociedadlimitada=S.L.:ES',
    'sau sociedadanónimaunipersonal=S.A.U.',
    'srl=S.r.l.',
    'srls=S.r.l.s.:IT',
    'spa=S.p.A.:IT',
    'sadecv=S.A. de C.V.:MX',
    'sderldecv=S. de R.L. de C.V.:MX',
    'ltda limitada=Ltda.',
    'ltdame ltdaepp=Ltda.:BR',
    'eireli eirelime eireliepp=EIRELI:BR',
    'bv besloten=B.V.',
    'nv=N.V.',
    'vof=V.O.F.:NL',
    'bvba=BVBA:BE',
    'sprl=SPRL:BE',
    'ab aktiebolag=AB',
    'as aktieselskab=AS',
    'aps=ApS:DK',
    'oy osakeyhtiö=Oy:FI',
    'oyab=Oy Ab:FI',
    'oyj=Oyj:FI',
    'asa=ASA:NO',
    'spzoo spzo spółkazoo spółkazograniczonąodpowiedzialnością=Sp. z o.o.:PL',
    'spzoospk spzoospkomandytowa=Sp. z o.o. Sp. k.:PL',
    'sro=s.r.o.',
    'spolsro=spol. s r.o.',
    'doo=d.o.o.',
    'jdoo=j.d.o.o.:HR',
    'kft=Kft.:HU',
    'zrt=Zrt.:HU',
    'nyrt=Nyrt.:HU',
    'aş anonimşirketi=A.Ş.:TR',
    'ltdşti limitedşirketi=Ltd. Şti.:TR',
    'ooo=OOO:RU',
    'ооо=ООО:RU',
    'пао=ПАО:RU',
    'оао=ОАО:RU',
    'зао=ЗАО:RU',
    'ао=АО:RU',
    'еоод=ЕООД:BG',
    'оод=ООД:BG',
    'тов=ТОВ:UA',
    'тоо=ТОО:KZ',
    'pty=Pty',
    'abp=Abp:FI',
    'abpubl=AB (publ):SE',
    'fze=FZE:AE',
    'fzco=FZCO:AE',
    'fzllc=FZ-LLC:AE',
    'dmcc=DMCC:AE',
    'wll=W.L.L.',
    'pjsc publicjointstockcompany=PJSC',
    'jsc jointstockcompany=JSC',
    'ojsc=OJSC',
    'cjsc=CJSC',
    'pcl publiccompanylimited=PCL:TH',
    'ehf=ehf.:IS',
    'uab=UAB:LT',
    'oü=OÜ:EE',
    'eood=EOOD:BG',
    'ood=OOD:BG',
    'lda unipessoallda=Lda.:PT',
    'sapidecv=S.A.P.I. de C.V.:MX',
    'gesmbh=GesmbH:AT',
    'cvba=CVBA:BE',
    'vzw=VZW:BE',
    'asbl=ASBL',
    'sca=S.C.A.',
    'gie=GIE:FR',
    'scop=SCOP:FR',
    'ptyltd ptylimited proprietarylimited=Pty Ltd',
    'pteltd pte=Pte. Ltd.',
    'pvtltd pvtlimited privatelimited pltd pvt=Pvt. Ltd.',
    'sdnbhd sendirianberhad=Sdn. Bhd.:MY',
    'bhd berhad=Bhd.:MY',
    'tbk=Tbk:ID',
    'kk kabushikikaisha=K.K.:JP',
    'gk=G.K.:JP',
  ].flatMap((line) => {
    const [keys = '', form = ''] = line.split('=');
    const [standard = '', country] = form.split(':');
    return keys.split(' ').map((key) => [key, { standard, country: country ?? null }] as const);
  }),
);

/** Forms that are told by their signs, without blanks: `A/S` is Danish and `a.s.` Czech or Slovak, while AS may be Norwegian; BT is no `Bt.` */
const AS_WRITTEN: ReadonlyMap<string, LegalForm> = new Map(
  [
    ['A/S', 'A/S', 'DK'],
    ['I/S', 'I/S', 'DK'],
    ['K/S', 'K/S', 'DK'],
    ['P/S', 'P/S', 'DK'],
    ['a.s.', 'a.s.', null],
    ['a.s', 'a.s.', null],
    ['Bt.', 'Bt.', 'HU'],
    ['sp.j.', 'sp.j.', 'PL'],
    ['Sp.j.', 'sp.j.', 'PL'],
    ['sp.k.', 'sp.k.', 'PL'],
    ['Sp.k.', 'sp.k.', 'PL'],
  ].map(([written, standard, country]) => [
    written as string,
    { standard: standard as string, country: country as string | null },
  ]),
);

/** Longest run of words that is looked up. */
const MAX_WORDS = 5;

/** Chinese forms, simplified, longest first. The first that ends the name is taken. */
export const CHINESE_FORMS: readonly string[] =
  '(股)公司 股份有限责任公司 集团股份有限公司 集团有限责任公司 有限责任公司 股份有限公司 集团有限公司 控股有限公司 股份合作公司 有限公司 总公司 集团公司 股份公司 控股公司 合伙企业(有限合伙) 合伙企业(普通合伙) 合伙企业 (有限合伙) (普通合伙) (特殊普通合伙) 有限合伙 个人独资企业 (个体工商户) 个体工商户 农民专业合作社 专业合作社 合作社 公司 集团'
    .split(' ')
    .sort((a, b) => b.length - a.length);

/** Japanese and Korean forms stand before or behind the name. */
export const CJK_AFFIX_FORMS: readonly string[] =
  '株式会社 有限会社 合同会社 合資会社 合名会社 一般社団法人 一般財団法人 公益財団法人 医療法人 学校法人 社会福祉法人 (株) (有) 주식회사 유한회사 (주) (유)'.split(
    ' ',
  );

/** Forms that stand before a name in Latin or Cyrillic letters. */
const LEADING: ReadonlyMap<string, LegalForm> = new Map(
  [
    ...['ООО', 'ПАО', 'ОАО', 'ЗАО', 'АО', 'НАО', 'ИП', 'ФГУП', 'МУП', 'АНО'].map((form) => [form, 'RU'] as const),
    ...['SARL', 'EURL', 'SAS', 'SCI'].map((form) => [form, null] as const),
    ['AB', 'SE'] as const,
    ['PT', 'ID'] as const,
    ['UAB', 'LT'] as const,
    ['SIA', 'LV'] as const,
    ['ТОВ', 'UA'] as const,
    ['ТОО', 'KZ'] as const,
  ].map(([form, country]) => [form, { standard: form, country }] as const),
);

/** … of several words. */
const LEADING_PHRASES: readonly (readonly [readonly string[], LegalForm])[] = [
  [['công', 'ty', 'tnhh'], { standard: 'Công ty TNHH', country: 'VN' }],
  [['công', 'ty', 'cổ', 'phần'], { standard: 'Công ty Cổ phần', country: 'VN' }],
  [['sociedad', 'anónima'], { standard: 'S.A.', country: null }],
  [['общество', 'с', 'ограниченной', 'ответственностью'], { standard: 'ООО', country: 'RU' }],
  [['публичное', 'акционерное', 'общество'], { standard: 'ПАО', country: 'RU' }],
  [['открытое', 'акционерное', 'общество'], { standard: 'ОАО', country: 'RU' }],
  [['закрытое', 'акционерное', 'общество'], { standard: 'ЗАО', country: 'RU' }],
  [['акционерное', 'общество'], { standard: 'АО', country: 'RU' }],
  [['индивидуальный', 'предприниматель'], { standard: 'ИП', country: 'RU' }],
];

/** The legal form that a name begins with, and how many words it takes; null when it is none. `AO` in Latin letters is no Russian form. */
export function leadingForm(words: readonly string[]): { readonly form: LegalForm; readonly words: number } | null {
  for (const [phrase, form] of LEADING_PHRASES) {
    if (words.length > phrase.length && phrase.every((word, at) => words[at]?.toLowerCase() === word))
      return { form, words: phrase.length };
  }
  const form = words.length < 2 ? undefined : LEADING.get((words[0] as string).replace(/\.$/, ''));
  return form === undefined ? null : { form, words: 1 };
}

const letters = (word: string): string => word.toLowerCase().replace(/[^\p{L}]/gu, '');

/** The legal form at the end of the words of a name, and how many words it takes; null when there is none. */
export function latinFormAtEnd(words: readonly string[]): { readonly form: LegalForm; readonly words: number } | null {
  const most = Math.min(MAX_WORDS, words.length - 1);
  for (let count = most; count >= 1; count--) {
    const tail = words.slice(words.length - count);
    if (tail.some((word) => word !== '&' && word !== '-' && !/\p{L}/u.test(word))) continue;
    const written = tail.join('');
    const form = AS_WRITTEN.get(written) ?? LATIN.get(letters(written));
    if (form !== undefined) return { form, words: count };
  }
  return null;
}

/** True for a word that is a legal form and hardly anything else: `Inc`, `GmbH`, `LLC`. */
export function isUnmistakableForm(word: string): boolean {
  return UNMISTAKABLE.has(letters(word));
}

const UNMISTAKABLE: ReadonlySet<string> = new Set(
  'inc incorporated corp corporation ltd limited llc llp pllc plc gmbh kgaa gbr sarl eurl bvba sprl aps oyj spzoo sro kft zrt pty sdnbhd'.split(
    ' ',
  ),
);
