/** Surnames that are written in Han characters: which beginning of a name is the family name. */
import { toSimplified } from '../han.js';

/** Chinese surnames of two characters, simplified. */
const COMPOUND: ReadonlySet<string> = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 左丘 东门 西门 南荣 第五 即墨 达奚 褚师 欧侯 纳兰 耶律 完颜 叶赫 爱新 范姜 张简 张廖'.split(
    ' ',
  ),
);

/** Chinese surnames of one character, simplified: the common ones and those of the old list of a hundred families. */
const SINGLE: ReadonlySet<string> = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由庆家邴郏浦钮弓牧隗山宓蓬郗习宦艾鱼慎戈廖庾终暨步耿弘东殴殳沃越夔隆厍晁敖融訾辛阚简饶空曾毋沙乜养须丰巢蒯相后红游竺权逯盖益桓公福缑亢况郈有琴归海墨哈谯笪年爱佟言折英种藏水幺泥青揣邸雪由双才鄂牙苍佴昌赏银花锁召底达卧依尼苑闪呼字仉上占芈但巾布车逄逢冀'.split(
    '',
  ),
);

/** Japanese family names that are common enough to tell a name of four characters. */
const JAPANESE: ReadonlySet<string> = new Set(
  '佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 後藤 小川 岡田 村上 長谷川 近藤 石井 斉藤 斎藤 齋藤 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 岡本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 小島 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 今井 武田 上野 菅原 杉山 千葉 村田 増田 小山 大塚 平野 桜井 野口 松尾 岩崎 菊地 木下 佐野 野村 松井 渡部 新井 古川 久保 小松 島田 水野 山内 西田 菊池 西川 北村 安田 五十嵐 川口 平田 中田 東 本田 飯田 吉川 関 辻 服部 樋口 福島 永井 岩田 土屋 川上 大西 中西 星野 黒田 小池 浅野 三宅 大橋 堀 矢野 望月 鎌田 吉村 荒木 大島'.split(
    ' ',
  ),
);

/** Korean family names of two syllables, in Hangul. */
const KOREAN_COMPOUND: ReadonlySet<string> = new Set('남궁 황보 제갈 사공 선우 서문 독고 동방'.split(' '));

/** True for a Chinese surname of two characters (either script). */
export function isCompoundSurname(text: string): boolean {
  return text.length === 2 && COMPOUND.has(toSimplified(text));
}

/** True for a Chinese surname of one character (either script). */
export function isSingleSurname(char: string): boolean {
  return SINGLE.has(toSimplified(char));
}

/** Characters of the Japanese family name at the beginning, 0 = none is known. Longest first. */
export function japaneseSurnameLength(text: string): number {
  for (const length of [3, 2]) if (text.length > length && JAPANESE.has(text.slice(0, length))) return length;
  return 0;
}

/** Syllables of the family name of a Korean name in Hangul. */
export function koreanSurnameLength(text: string): number {
  return text.length > 2 && KOREAN_COMPOUND.has(text.slice(0, 2)) ? 2 : 1;
}
