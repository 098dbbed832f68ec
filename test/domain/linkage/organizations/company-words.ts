/** Words that invented companies are made of: their names, trades, forms and places, English and Chinese. */

export const SYLLABLES =
  'vel tra no mar ko lin der sa bri ton gra fen lo zar mi pel qua sto wer hal cen dor ni vas tel ru ben cor an thi ze pro lux mon ter'.split(
    ' ',
  );
export const WORDS =
  'blue river summit harbor pine oak stone bright silver north west golden eagle lake valley prime first city union star atlas delta alpha green red royal grand crown liberty pioneer heritage sunrise metro'.split(
    ' ',
  );
export const FAMILIES =
  'Smith Johnson Miller Baker Carter Turner Parker Collins Murphy Bailey Cooper Howard Ward Brooks Kelly Sanders Price Bennett Wood Ross'.split(
    ' ',
  );
export const TRADES =
  'Logistics|Trading|Foods|Software|Consulting|Construction|Insurance|Dental Clinic|Auto Repair|Restaurant|Learning Center|Medical Supply|Security Services|Printing|Electronics|Furniture|Travel|Plumbing|Law Office|Real Estate'.split(
    '|',
  );
export const FORMS = 'Inc|LLC|Ltd|Corp|Co|'.split('|');
export const CITIES =
  'Springfield|Riverton|Lakewood|Fairview|Georgetown|Clinton|Salem|Madison|Greenville|Bristol|Ashland|Dover'.split('|');
export const STREETS =
  'Main|Oak|Maple|Washington|Lincoln|Park|Lake|Hill|Market|Church|Broad|Center|Mill|River|Spring|Franklin|Union|Prospect|Highland|Jefferson|Madison|Adams|Jackson|Cedar|Elm|Walnut|Chestnut|Pleasant|Water|North'.split(
    '|',
  );
export const KINDS: readonly (readonly [string, string])[] = [
  ['Street', 'St'],
  ['Avenue', 'Ave'],
  ['Road', 'Rd'],
  ['Boulevard', 'Blvd'],
  ['Drive', 'Dr'],
];
export const HAN_CORE = [
  ...'远望明达华锐东方海星天成鼎盛恒通金诺瑞丰博雅安泰弘毅新宇信和祥云龙腾飞跃嘉禾润泽凯旋思创卓越百川中联科元微光智造启航蓝图',
];
export const HAN_TRADES =
  '科技|贸易|机械|电子|实业|物流|食品|建材|信息技术|餐饮管理|医疗器械|广告|服装|化工|房地产开发|汽车服务|教育咨询|环保设备|农业发展|文化传媒'.split(
    '|',
  );
export const HAN_FORMS = '有限公司|有限责任公司|股份有限公司|有限公司|有限公司'.split('|');
export const HAN_CITIES: readonly (readonly [
  city: string,
  province: string,
  code: string,
  areas: readonly string[],
])[] = [
  ['杭州', '浙江省', '3100', ['西湖区', '余杭区', '滨江区']],
  ['苏州', '江苏省', '2150', ['姑苏区', '吴中区', '虎丘区']],
  ['成都', '四川省', '6100', ['武侯区', '锦江区', '青羊区']],
  ['武汉', '湖北省', '4300', ['洪山区', '武昌区', '江汉区']],
  ['青岛', '山东省', '2660', ['市南区', '崂山区', '黄岛区']],
  ['广州', '广东省', '5100', ['天河区', '越秀区', '番禺区']],
];
export const HAN_STREETS =
  '文三|人民|中山|解放|建设|新华|和平|长江|黄河|科技|创业|滨江|迎宾|学院|朝阳|胜利|东风|延安|南京|北京|天府|软件园'.split(
    '|',
  );
export const HAN_TOWERS = '国际大厦|商务中心|科技园|广场|创业大厦|世纪城'.split('|');
