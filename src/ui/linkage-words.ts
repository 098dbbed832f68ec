/**
 * The words of linkage (comparisons, levels, classes of pairs, blocking rules) as a person reads them. Linkage itself and
 * `--json` know the English ones; fields are shown by their label, columns of the user's own by their name.
 */
import { FIELDS, isFieldName } from '../domain/record/fields.js';

/** Every word of linkage in Chinese. A test holds that none is missing. */
const CHINESE: Readonly<Record<string, string>> = {
  // comparisons
  'given name': '名',
  'family name': '姓',
  'middle name': '中间名',
  generation: '父子标记（Sr、Jr）',
  'birth date': '出生日期',
  phone: '电话',
  mobile: '手机',
  fax: '传真',
  'e-mail': '邮箱',
  email: '邮箱',
  street: '街道门牌',
  area: '地区',
  company: '单位',
  name: '名称',
  address: '地址',
  website: '网站',
  identifier: '编号',
  holding: '是否控股',
  branch: '分支机构',
  person: '联系人',
  text: '文字',
  // levels
  missing: '缺失',
  equal: '相同',
  other: '不同',
  different: '不同',
  near: '接近',
  similar: '相似',
  initial: '首字母相同',
  'one digit off or day and month exchanged': '差一位数字，或日月颠倒',
  'same year': '年份相同',
  'domain misspelt or one edit': '域名拼错或差一字符',
  'same local part': '用户名相同',
  'local part near': '用户名接近',
  'swapped with family name': '姓名颠倒',
  'nickname or part': '昵称或部分相同',
  'same spelling or part': '拼写相同或部分相同',
  'two parts equal': '年月日中两部分相同',
  'one edit': '差一处',
  'two edits': '差两处',
  'in another column': '在另一列中',
  'one digit off': '差一位数字',
  'two digits off': '差两位数字',
  'same number, street and unit': '门牌、街道、单元都相同',
  'same number, street near': '门牌相同，街道接近',
  'same number and street, other unit': '门牌街道相同，单元不同',
  'same street, number near or missing': '街道相同，门牌接近或缺失',
  'same street, other number': '街道相同，门牌不同',
  'same number, other street': '门牌相同，街道不同',
  'same postal code and city': '邮编和城市相同',
  'same postal code': '邮编相同',
  'same city, postal code near': '城市相同，邮编接近',
  'same city': '城市相同',
  'city or postal code near': '城市或邮编接近',
  'near postal code or city': '邮编或城市接近',
  'same state': '省份相同',
  'nearly equal': '几乎相同',
  'name alone': '名称（仅有名称）',
  'one within the other': '一方包含另一方',
  'unique words': '独一无二的词',
  'very rare words': '极罕见的词',
  'rare words': '罕见的词',
  'seldom words': '少见的词',
  'telling words': '有区分度的词',
  'usual words': '一般的词',
  'common words': '常见的词',
  'very common words': '极常见的词',
  'equal, of common words': '相同，但由常见词组成',
  'nearly equal, other words differ': '几乎相同，其余词不同',
  'nearly equal, of common words': '几乎相同，但由常见词组成',
  'one within the other, of common words': '一方包含另一方，但由常见词组成',
  'similar, other words differ': '相似，其余词不同',
  'similar, of common words': '相似，但由常见词组成',
  'some words, others in the place of others': '部分词相同，其余词不同',
  'some words': '部分词相同',
  'equal but for words in the place of others': '仅有词被他词替换',
  'equal with unit': '连单元都相同',
  'equal with unit, one or two others there': '连单元都相同，另有一两家',
  'equal, one or two others there': '相同，另有一两家',
  'equal with unit, many others there': '连单元都相同，另有多家',
  'equal, many others there': '相同，另有多家',
  'same number, part of the street': '门牌相同，街道部分相同',
  'number one off, same street': '街道相同，门牌差一',
  'equal but for the unit': '除单元外相同',
  'same street': '街道相同',
  'same number': '门牌相同',
  'equal, others have it too': '相同，另有他家使用',
  'equal, many have it': '相同，多家使用',
  'same domain': '域名相同',
  'same domain, others have it too': '域名相同，另有他家使用',
  'one character off': '差一个字符',
  'both or neither': '都是或都不是',
  'one only': '仅一方是',
  'on both or neither': '都有或都没有',
  'on one only': '仅一方有',
  'part of the name': '姓名部分相同',
  // classes of pairs
  strangers: '无关',
  'same person': '同一人',
  'same household': '同一家庭',
  'same place of work': '同一单位',
  'namesakes of one region': '同地区同名',
  'parent and child of one name': '同名的父子或母女',
  'same organization': '同一机构',
  'one trade in one town': '同城同业',
  'another number in the register': '另一登记号',
  'sister companies': '姊妹公司',
  'parent and subsidiary': '母子公司',
  branches: '分支机构',
  'one building': '同一楼宇',
  'one telephone': '同一电话',
  'one name and telephone': '同名同电话',
  'branches on one telephone': '同一电话的分支机构',
  'one address and telephone': '同址同电话',
  // what blocking rules are made of
  'given name by sound': '名的读音',
  'initial of given name': '名的首字母',
  'start of given name': '名的开头',
  'family name by sound': '姓的读音',
  'start of family name': '姓的开头',
  'any name by sound': '任一名字的读音',
  'both names in any order': '姓和名（不分先后）',
  'year and month of birth': '出生年月',
  'month and day of birth': '出生月日',
  'year and day of birth': '出生年与日',
  'year of birth': '出生年份',
  'last six digits of phone': '电话末六位',
  'phone without its last four digits': '电话去掉末四位',
  'phone with a digit left out': '电话略去一位',
  'local part of e-mail': '邮箱用户名',
  'start of e-mail': '邮箱开头',
  'postal code': '邮编',
  'city by sound': '城市读音',
  'start of street': '街道开头',
  'house number': '门牌号',
  'name word': '名称中的词',
  'two name words': '名称中的两个词',
  'beginning of a name word': '名称词的开头',
  'end of a name word': '名称词的结尾',
  'number and street word': '门牌号和街道词',
  telephone: '电话',
  'end of telephone': '电话末尾',
  'e-mail domain': '邮箱域名',
  'name word and place': '名称词和地点',
  'name word and street word': '名称词和街道词',
  'name word and number': '名称词和门牌号',
  'whole name': '完整名称',
};

const LEFT_OUT = ' with a character left out';

/** A word of linkage in the reader's language; what is none, such as the header of a column, stays as it is. */
export function linkageWord(text: string, lang: 'en' | 'zh'): string {
  if (text.includes(' & '))
    return text
      .split(' & ')
      .map((part) => linkageWord(part, lang))
      .join(lang === 'zh' ? ' + ' : ' & ');
  const known = CHINESE[text];
  if (known !== undefined) return lang === 'zh' ? known : text;
  if (isFieldName(text)) {
    const label = FIELDS[text].label[lang];
    return /^[A-Z][a-z -]+$/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label; // `QQ` stays
  }
  const comma = text.indexOf(', ');
  if (lang === 'zh' && comma > 0)
    return `${linkageWord(text.slice(0, comma), lang)}，${linkageWord(text.slice(comma + 2), lang)}`;
  if (text.endsWith(LEFT_OUT)) {
    const part = linkageWord(text.slice(0, -LEFT_OUT.length), lang);
    return lang === 'zh' ? `${part}略去一个字符` : part + LEFT_OUT;
  }
  return text;
}
