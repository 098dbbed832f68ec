/**
 * Places of Hong Kong and Macau that addresses name instead of the district they lie in, with their names in Latin
 * letters: 旺角, Mong Kok. Where a place lies in two districts the larger part counts.
 */

/**
 * District = places; places by `,`, each `Chinese Latin`. A `?` before a place: elsewhere in China or in the world a place
 * or a word, too, so that it counts behind Hong Kong or Macau only.
 */
const PLACES =
  '中西区=?中环 Central,?金钟 Admiralty,上环 Sheung Wan,西营盘 Sai Ying Pun,坚尼地城 Kennedy Town,石塘咀 Shek Tong Tsui,?半山区 Mid-Levels,?半山 Mid Levels,?山顶 The Peak,?西环 Western District;' +
  '湾仔区=铜锣湾 Causeway Bay,?跑马地 Happy Valley,大坑 Tai Hang,?渣甸山 Jardines Lookout;' +
  '东区=?北角 North Point,?炮台山 Fortress Hill,鲗鱼涌 Quarry Bay,?太古城 Taikoo Shing,?太古 Tai Koo,西湾河 Sai Wan Ho,筲箕湾 Shau Kei Wan,?柴湾 Chai Wan,小西湾 Siu Sai Wan,杏花邨 Heng Fa Chuen,?天后 Tin Hau;' +
  '南区=?香港仔 Aberdeen,鸭脷洲 Ap Lei Chau,?黄竹坑 Wong Chuk Hang,薄扶林 Pok Fu Lam,数码港 Cyberport,?浅水湾 Repulse Bay,?赤柱 Stanley,石澳 Shek O,?田湾 Tin Wan,?大潭 Tai Tam,?海怡半岛 South Horizons;' +
  '油尖旺区=尖沙咀东 Tsim Sha Tsui East,尖沙咀 Tsim Sha Tsui,尖沙嘴 Tsimshatsui,?尖东 TST East,?佐敦 Jordan,油麻地 Yau Ma Tei,旺角 Mong Kok,?大角咀 Tai Kok Tsui,?太子 Prince Edward,?西九龙 West Kowloon;' +
  '深水埗区=长沙湾 Cheung Sha Wan,?荔枝角 Lai Chi Kok,?美孚 Mei Foo,石硖尾 Shek Kip Mei,?又一村 Yau Yat Tsuen;' +
  '九龙城区=红磡 Hung Hom,何文田 Ho Man Tin,土瓜湾 To Kwa Wan,?启德 Kai Tak,九龙塘 Kowloon Tong,?马头围 Ma Tau Wai,马头角 Ma Tau Kok,?黄埔 Whampoa;' +
  '黄大仙区=?钻石山 Diamond Hill,新蒲岗 San Po Kong,慈云山 Tsz Wan Shan,?乐富 Lok Fu,?牛池湾 Ngau Chi Wan,?彩虹 Choi Hung;' +
  '观塘区=?九龙湾 Kowloon Bay,牛头角 Ngau Tau Kok,?蓝田 Lam Tin,?油塘 Yau Tong,?秀茂坪 Sau Mau Ping,鲤鱼门 Lei Yue Mun,?四顺 Sze Shun;' +
  '葵青区=葵涌 Kwai Chung,葵芳 Kwai Fong,葵兴 Kwai Hing,?青衣 Tsing Yi,?荔景 Lai King;' +
  '荃湾区=?深井 Sham Tseng,?马湾 Ma Wan,?汀九 Ting Kau;' +
  '屯门区=蓝地 Lam Tei,?青山湾 Castle Peak Bay,?黄金海岸 Gold Coast;' +
  '元朗区=天水围 Tin Shui Wai,锦田 Kam Tin,?洪水桥 Hung Shui Kiu,?新田 San Tin,?屏山 Ping Shan,?八乡 Pat Heung,?流浮山 Lau Fau Shan;' +
  '北区=?上水 Sheung Shui,?粉岭 Fanling,?沙头角 Sha Tau Kok,?打鼓岭 Ta Kwu Ling;' +
  '大埔区=?太和 Tai Wo,大尾笃 Tai Mei Tuk;' +
  '沙田区=?大围 Tai Wai,?火炭 Fo Tan,?马鞍山 Ma On Shan,?石门 Shek Mun,?小沥源 Siu Lek Yuen,?马料水 Ma Liu Shui;' +
  '西贡区=将军澳 Tseung Kwan O,坑口 Hang Hau,?调景岭 Tiu Keng Leng,宝琳 Po Lam,?清水湾 Clear Water Bay,?康城 Lohas Park;' +
  '离岛区=?东涌 Tung Chung,?大屿山 Lantau,?愉景湾 Discovery Bay,?长洲 Cheung Chau,?南丫岛 Lamma Island,?坪洲 Peng Chau,?梅窝 Mui Wo,赤鱲角 Chek Lap Kok,?大澳 Tai O;' +
  '嘉模堂区=氹仔 Taipa;圣方济各堂区=?路环 Coloane,?石排湾 Seac Pai Van;' +
  '花地玛堂区=黑沙环 Areia Preta,?台山 Toi San,?筷子基 Fai Chi Kei;大堂区=?新口岸 NAPE,?外港 ZAPE';

export interface Locality {
  /** In simplified characters. */
  readonly name: string;
  readonly latin: string;
  /** The district it lies in. */
  readonly district: string;
  /** True when the name occurs nowhere else and tells the place by itself. */
  readonly distinct: boolean;
}

/** All places, in the order of the table. */
export const LOCALITIES: readonly Locality[] = PLACES.split(';').flatMap((line) => {
  const [district = '', list = ''] = line.split('=');
  return list.split(',').map((item) => {
    const blank = item.indexOf(' ');
    const name = item.slice(0, blank);
    const distinct = !name.startsWith('?');
    return { name: distinct ? name : name.slice(1), latin: item.slice(blank + 1), district, distinct };
  });
});

const DISTINCT = new Set(LOCALITIES.filter(({ distinct }) => distinct).map(({ name }) => name));

/** True for a place that tells by itself where it is. */
export const isDistinctLocality = (name: string): boolean => DISTINCT.has(name);
