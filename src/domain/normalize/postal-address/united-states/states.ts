/** States of the United States, its territories and military "states", and the ZIP codes they own. */

const STATES =
  'AL=ALABAMA,ALA;AK=ALASKA;AZ=ARIZONA,ARIZ;AR=ARKANSAS,ARK;CA=CALIFORNIA,CALIF,CAL;CO=COLORADO,COLO;CT=CONNECTICUT,CONN;DE=DELAWARE,DEL;' +
  'DC=DISTRICT OF COLUMBIA,D C;FL=FLORIDA,FLA;GA=GEORGIA;HI=HAWAII;ID=IDAHO;IL=ILLINOIS,ILL;IN=INDIANA,IND;IA=IOWA;KS=KANSAS,KANS;' +
  'KY=KENTUCKY;LA=LOUISIANA;ME=MAINE;MD=MARYLAND;MA=MASSACHUSETTS,MASS;MI=MICHIGAN,MICH;MN=MINNESOTA,MINN;MS=MISSISSIPPI,MISS;' +
  'MO=MISSOURI;MT=MONTANA,MONT;NE=NEBRASKA,NEBR;NV=NEVADA,NEV;NH=NEW HAMPSHIRE,N H;NJ=NEW JERSEY,N J;NM=NEW MEXICO,N M,N MEX;NY=NEW YORK,N Y;' +
  'NC=NORTH CAROLINA,N CAROLINA,N C;ND=NORTH DAKOTA,N DAKOTA,N D,N DAK;OH=OHIO;OK=OKLAHOMA,OKLA;OR=OREGON,ORE;PA=PENNSYLVANIA,PENN,PENNA;' +
  'RI=RHODE ISLAND,R I;SC=SOUTH CAROLINA,S CAROLINA,S C;SD=SOUTH DAKOTA,S DAKOTA,S D,S DAK;TN=TENNESSEE,TENN;TX=TEXAS,TEX;UT=UTAH;VT=VERMONT;' +
  'VA=VIRGINIA;WA=WASHINGTON,WASH;WV=WEST VIRGINIA,W VIRGINIA,W VA;WI=WISCONSIN,WISC,WIS;WY=WYOMING,WYO;PR=PUERTO RICO;' +
  'GU=GUAM;VI=VIRGIN ISLANDS,US VIRGIN ISLANDS;AS=AMERICAN SAMOA;MP=NORTHERN MARIANA ISLANDS;AE=;AP=;AA=';

/** Name, abbreviation or code (upper case, no points) → code. */
export const STATE: ReadonlyMap<string, string> = new Map(
  STATES.split(';').flatMap((entry) => {
    const [code = '', names = ''] = entry.split('=');
    return [code, ...names.split(',').filter((name) => name !== '')].map((name) => [name, code] as const);
  }),
);

/** First three digits of ZIP codes, ranges in order, and the states that own them. */
const ZIP_RANGES =
  '005 NY,006-007 PR,008 VI,009 PR,010-027 MA,028-029 RI,030-038 NH,039-049 ME,050-054 VT,055 MA,056-059 VT,060-062 CT,063 CT|NY,' +
  '064-069 CT,070-089 NJ,090-098 AE,100-149 NY,150-196 PA,197-199 DE,200 DC,201 VA,202-205 DC,206-212 MD,214-219 MD,220-246 VA,247-268 WV,' +
  '270-289 NC,290-299 SC,300-319 GA,320-339 FL,340 AA,341-342 FL,344 FL,346-347 FL,349 FL,350-352 AL,354-369 AL,370-385 TN,386-397 MS,' +
  '398-399 GA,400-427 KY,430-459 OH,460-479 IN,480-499 MI,500-516 IA,520-528 IA,530-532 WI,534-535 WI,537-549 WI,550-551 MN,553-567 MN,' +
  '569 DC,570-577 SD,580-588 ND,590-599 MT,600-620 IL,622-629 IL,630-631 MO,633-641 MO,644-658 MO,660-662 KS,664-679 KS,680-681 NE,' +
  '683-693 NE,700-701 LA,703-708 LA,710-714 LA,716-729 AR,730-731 OK,733 TX,734-741 OK,743-749 OK,750-799 TX,800-816 CO,820-831 WY,' +
  '832-838 ID,840-847 UT,850-853 AZ,855-857 AZ,859-860 AZ,863-865 AZ,870-871 NM,873-875 NM,877-884 NM,885 TX,889-891 NV,893-895 NV,897-898 NV,' +
  '900-908 CA,910-928 CA,930-961 CA,962-966 AP,967-968 HI,969 GU|MP,970-979 OR,980-986 WA,988-994 WA,995-999 AK';

/** A few post offices are served from across the border: the first three digits then name a neighbor. */
const NEIGHBORS: Readonly<Record<string, string>> = { '205': 'DC', '967': 'AS', '834': 'WY', '739': 'TX', '865': 'UT' };

let owners: Map<string, readonly string[]> | null = null;

function table(): Map<string, readonly string[]> {
  if (owners !== null) return owners;
  owners = new Map();
  for (const entry of ZIP_RANGES.split(',')) {
    const [range = '', states = ''] = entry.split(' ');
    const [first = '', last = first] = range.split('-');
    for (let at = Number(first); at <= Number(last); at++) owners.set(String(at).padStart(3, '0'), states.split('|'));
  }
  for (const [prefix, state] of Object.entries(NEIGHBORS)) owners.set(prefix, [...(owners.get(prefix) ?? []), state]);
  return owners;
}

/** States that a ZIP code may lie in; empty when no ZIP code begins so. */
export function statesOfZip(zip: string): readonly string[] {
  return table().get(zip.slice(0, 3)) ?? [];
}
