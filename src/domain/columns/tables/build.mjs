/**
 * Builds the dictionaries beside this file, from which a column without a known header is recognized by its values:
 *
 *   node src/domain/columns/tables/build.mjs
 *
 * given-names.ts, family-names.ts, cities.ts, regions.ts   from the locales of @faker-js/faker 10.6.0 and the lists below
 * countries.ts                                             ISO 3166 codes; names in seven languages as Node's ICU has them
 *
 * Entries are folded (lower case, no diacritics, hyphen = space), sorted and joined by `|`. The package is needed here
 * only: the program reads the tables.
 */
import { writeFileSync } from 'node:fs';
import { allLocales } from '@faker-js/faker';

const fold = (text) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/æ/g, 'ae')
    .replace(/đ/g, 'd')
    .replace(/[-'’.]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const LATIN = /^[a-z][a-z ]+$/;

const listed = (entry) => {
  if (!entry) return [];
  return Array.isArray(entry) ? entry : Object.values(entry).flatMap((part) => part ?? []);
};

/** The words of one entry over the locales, in the order of the locales, until the table is `limit` characters long. */
const gather = (locales, pick, extra, limit) => {
  const words = new Set(extra.map(fold));
  let size = [...words].join('|').length;
  for (const name of locales) {
    const locale = allLocales[name];
    for (const raw of listed(pick(locale))) {
      if (typeof raw !== 'string') continue;
      const word = fold(raw);
      if (!LATIN.test(word) || words.has(word)) continue;
      if (size + word.length + 1 > limit) return [...words].sort();
      words.add(word);
      size += word.length + 1;
    }
  }
  return [...words].sort();
};

const write = (file, name, comment, words) =>
  writeFileSync(
    new URL(file, import.meta.url),
    `/** ${comment} Made by build.mjs. */\nexport const ${name} =\n  '${words.join('|')}';\n`,
  );

const PEOPLE = (
  'en en_AU en_IN en_ZA de es es_MX fr it nl pt_PT pt_BR pl sv da nb_NO fi cs_CZ hr sr_RS_latin tr ro hu sk sl_SI lv ' +
  'en_NG en_GH id_ID vi uz_UZ_latin az en_AU_ocker en_HK fr_BE fr_SN nl_BE de_CH de_AT'
).split(' ');
const PLACES =
  'en en_CA en_AU_ocker de de_AT de_CH fr fr_CH es es_MX it pt_PT pl nb_NO fi da sv cs_CZ ro hr tr id_ID en_IN en_NG en_GH en_HK'.split(
    ' ',
  );

const GIVEN = (
  'alfie archie freddie theo oliver isla poppy evie millie rosie imogen phoebe lachlan kyle jye brodie mitchell jarrod ' +
  'tahlia matilda bethany georgia ebony kiandra talia hamish angus callum ewan rory finlay niamh siobhan aoife ciara ' +
  'bob bill jim tom dick jack kate liz beth sue meg peg chuck rob mike dave steve jeff greg ken ron don ed al joe sam ' +
  'ben dan matt nick tony andy chris alex pat terry wei ming xiaoming jun yan li hui lei fang jing mei hong ying'
).split(' ');
const FAMILY = (
  'smith jones williams taylor brown davies evans wilson thomas johnson roberts robinson thompson wright walker white ' +
  'edwards hughes green hall lewis harris clarke patel jackson wood turner martin cooper hill ward morris moore clark lee ' +
  'king baker harrison morgan allen james scott phillips watson davis parker price bennett young griffiths mitchell kelly ' +
  'cook carter richardson bailey collins bell shaw murphy miller cox richards khan marshall anderson simpson ellis adams ' +
  'singh begum wilkinson foster chapman powell webb rogers gray mason ali hunt hussain campbell matthews owen palmer ' +
  'holmes mills barnes knight lloyd butler russell barker fisher stevens jenkins murray dixon harvey graham pearson ' +
  'fletcher walsh kaur gibson howard andrews stewart elliott reynolds saunders payne fox ford pearce day brooks west ' +
  'lawrence cole atkinson bradley spencer gill dawson watts burton ahmed rose armstrong macdonald mcdonald francis wells ' +
  'hart grant perry newman rees berry waller green mason hathaway barlovic deakin purdon sondergeld barker webb nicholls ' +
  'garcia rodriguez martinez hernandez lopez gonzalez perez sanchez ramirez torres flores rivera gomez diaz cruz reyes ' +
  'nguyen tran pham huynh hoang phan vu dang bui do ngo kim park choi jung kang cho yoon jang lim han shin kwon hwang ' +
  'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang cao deng ' +
  'feng peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren lv yao shen zhong cui tan fan liao ' +
  'chan cheung wong leung lam lau ho kwok chow yip fung tsang mak poon tse sharma kumar gupta verma mehta shah reddy rao ' +
  'obrien oconnor oneill ryan sullivan doherty gallagher kennedy lynch murray quinn mccarthy mclaughlin'
).split(' ');
const CITIES = (
  'london|birmingham|manchester|leeds|liverpool|sheffield|bristol|glasgow|edinburgh|cardiff|belfast|leicester|coventry|' +
  'bradford|nottingham|newcastle upon tyne|newcastle|hull|kingston upon hull|stoke on trent|southampton|portsmouth|derby|' +
  'plymouth|wolverhampton|reading|northampton|luton|bolton|bournemouth|norwich|swindon|swansea|southend on sea|' +
  'middlesbrough|peterborough|milton keynes|sunderland|warrington|slough|huddersfield|oxford|york|poole|ipswich|telford|' +
  'cambridge|dundee|gloucester|blackpool|birkenhead|watford|exeter|cheltenham|aberdeen|blackburn|colchester|crawley|' +
  'rotherham|oldham|stockport|preston|brighton|hove|worcester|chelmsford|lincoln|bath|wakefield|salford|inverness|' +
  'dublin|cork|galway|limerick|waterford|sydney|melbourne|brisbane|perth|adelaide|canberra|hobart|darwin|gold coast|' +
  'geelong|townsville|cairns|toowoomba|ballarat|bendigo|wollongong|launceston|mackay|rockhampton|auckland|wellington|' +
  'christchurch|hamilton|dunedin|tauranga|toronto|montreal|vancouver|calgary|ottawa|edmonton|winnipeg|quebec|halifax|' +
  'new york|new york city|brooklyn|los angeles|chicago|houston|phoenix|philadelphia|san antonio|san diego|dallas|' +
  'san francisco|austin|seattle|denver|boston|las vegas|atlanta|miami|washington|washington dc|beijing|shanghai|' +
  'guangzhou|shenzhen|chengdu|chongqing|tianjin|wuhan|hangzhou|nanjing|xian|suzhou|hong kong|macau|taipei|kaohsiung|' +
  'singapore|tokyo|osaka|kyoto|yokohama|nagoya|seoul|busan|mumbai|delhi|new delhi|bangalore|bengaluru|hyderabad|chennai|' +
  'kolkata|pune|dubai|abu dhabi|paris|marseille|lyon|toulouse|nice|nantes|strasbourg|bordeaux|lille|berlin|hamburg|' +
  'munich|munchen|cologne|koln|frankfurt|stuttgart|dusseldorf|dortmund|essen|leipzig|dresden|hannover|nurnberg|madrid|' +
  'barcelona|valencia|sevilla|zaragoza|malaga|rome|roma|milan|milano|naples|napoli|turin|torino|vienna|wien|zurich|geneva|' +
  'brussels|amsterdam|rotterdam|copenhagen|stockholm|oslo|helsinki|warsaw|prague|budapest|lisbon|porto|athens|moscow|' +
  'sao paulo|rio de janeiro|buenos aires|mexico city|bogota|lima|santiago|cape town|johannesburg|lagos|nairobi|cairo|' +
  'jakarta|manila|bangkok|hanoi|ho chi minh city|kuala lumpur'
).split('|');

write(
  'given-names.ts',
  'GIVEN_NAMES',
  'Given names in Latin letters.',
  gather(PEOPLE, (l) => l.person?.first_name, GIVEN, 90_000),
);
write(
  'family-names.ts',
  'FAMILY_NAMES',
  'Family names in Latin letters.',
  gather(PEOPLE, (l) => l.person?.last_name, FAMILY, 90_000),
);
write(
  'cities.ts',
  'CITIES',
  'Cities and towns in Latin letters.',
  gather(PLACES, (l) => l.location?.city_name, CITIES, 60_000),
);

const REGION_CODES = (
  'al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri ' +
  'sc sd tn tx ut vt va wa wv wi wy pr vi gu nsw vic qld sa wa tas act nt ab bc mb nb nl ns on pe qc sk yt nu'
).split(' ');
const REGIONS = gather(
  'en en_AU en_CA en_GB de de_AT de_CH fr es es_MX it pt_BR nl pl sv en_IN'.split(' '),
  (l) => l.location?.state,
  REGION_CODES,
  20_000,
);
write(
  'regions.ts',
  'REGIONS',
  'States and provinces: names and postal codes of the United States, Australia, Canada and others.',
  REGIONS,
);

const CODES =
  'ad ae af ag ai al am ao ar as at au aw az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cd cf cg ch ci cl cm cn co cr cu cv cy cz de dj dk dm do dz ec ee eg er es et fi fj fm fo fr ga gb gd ge gf gh gi gl gm gn gp gq gr gt gu gw gy hk hn hr ht hu id ie il im in iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne ng ni nl no np nr nz om pa pe pf pg ph pk pl pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg si sk sl sm sn so sr ss st sv sy sz td tg th tj tl tm tn to tr tt tv tw tz ua ug us uy uz va vc ve vg vi vn vu ws xk ye za zm zw'.split(
    ' ',
  );
const countries = new Set([
  'usa',
  'uk',
  'u s a',
  'u k',
  'england',
  'scotland',
  'wales',
  'great britain',
  'united states of america',
  'prc',
  'p r china',
  'chn',
  'gbr',
  'deu',
  'fra',
  'can',
  'aus',
  'jpn',
  'kor',
  'ind',
  'esp',
  'ita',
  'nld',
  '中国大陆',
  '中华人民共和国',
  '香港',
  '台湾',
  '澳门',
  '韩国',
  'korea',
  'holland',
  'czech republic',
  'macau',
  'hong kong',
]);
for (const language of ['en', 'zh', 'de', 'fr', 'es', 'it', 'pt']) {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  for (const code of CODES) countries.add(fold(names.of(code.toUpperCase())));
}
for (const code of CODES) countries.add(code);
write(
  'countries.ts',
  'COUNTRIES',
  'Countries: names in seven languages and codes of two letters.',
  [...countries].filter((n) => !n.includes("'")).sort(),
);

const hanSurnames = new Set(
  (
    '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤' +
    '常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝' +
    '張劉陳楊黃趙吳孫馬鄭羅謝許韓馮鄧彭蕭葉蘇呂鍾譚陸賈韋鄒閻龍賀顧龔萬錢嚴湯莊蔣盧'
  ).split(''),
);
for (const l of ['zh_CN', 'zh_TW'])
  for (const s of listed(allLocales[l].person.last_name)) if (s.length === 1) hanSurnames.add(s);
writeFileSync(
  new URL('han.ts', import.meta.url),
  `/** Chinese family names of one character, simplified and traditional. Made by build.mjs. */\nexport const HAN_SURNAMES =\n  '${[...hanSurnames].sort().join('')}';\n` +
    `/** Chinese family names of two characters. */\nexport const HAN_COMPOUND_SURNAMES =\n  '欧阳|歐陽|太史|端木|上官|司马|司馬|东方|東方|独孤|獨孤|南宫|南宮|万俟|闻人|夏侯|诸葛|諸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|公孫|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|子车|亓官|令狐|拓跋|百里|呼延|东郭|南门|羊舌|西门|梁丘|左丘';\n` +
    `/** Chinese provinces without their suffix. */\nexport const HAN_PROVINCES =\n  '北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾';\n` +
    `/** Chinese cities without their suffix. */\nexport const HAN_CITIES =\n  '北京|上海|天津|重庆|广州|深圳|成都|杭州|武汉|西安|苏州|南京|长沙|郑州|青岛|东莞|宁波|佛山|合肥|昆明|沈阳|济南|无锡|厦门|福州|温州|金华|哈尔滨|大连|贵阳|南宁|泉州|石家庄|长春|南昌|惠州|常州|嘉兴|徐州|南通|太原|保定|珠海|中山|兰州|临沂|潍坊|烟台|绍兴|台州|海口|乌鲁木齐|洛阳|廊坊|汕头|湖州|咸阳|盐城|济宁|呼和浩特|扬州|赣州|阜阳|唐山|镇江|邯郸|银川|南阳|桂林|泰州|遵义|江门|揭阳|芜湖|商丘|连云港|新乡|淮安|淄博|绵阳|菏泽|漳州|周口|沧州|信阳|衡阳|湛江|三亚|上饶|邢台|莆田|柳州|宿迁|九江|襄阳|驻马店|宜昌|岳阳|肇庆|滁州|威海|德州|泰安|安阳|荆州|运城|安庆|潮州|清远|开封|宿州|株洲|蚌埠|许昌|宁德|六安|宜春|聊城|渭南|拉萨|西宁|大庆|吉林|鞍山|包头|香港|台北|高雄|澳门';\n`,
);
