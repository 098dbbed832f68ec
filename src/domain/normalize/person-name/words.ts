/** Words around a name: forms of address, ranks, degrees, particles, and names that are nobody's. All keys in lower case without full stops. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Before a Latin name, or alone after a comma. */
export const PREFIXES: ReadonlyMap<string, string> = new Map(
  'mr=Mr. mister=Mr. mrs=Mrs. missus=Mrs. ms=Ms. miss=Miss mx=Mx. dr=Dr. doctor=Dr. drs=Drs. prof=Prof. professor=Prof. sir=Sir dame=Dame lady=Lady lord=Lord rev=Rev. reverend=Rev. hon=Hon. capt=Capt. captain=Capt. col=Col. gen=Gen. lt=Lt. sgt=Sgt. cpl=Cpl. maj=Maj. herr=Herr frau=Frau hr=Herr fr=Frau mme=Mme madame=Mme mlle=Mlle monsieur=M. mdm=Mdm. madam=Madam sra=Sra. srta=Srta. señor=Sr. señora=Sra. don=Don doña=Doña dott=Dott. dottssa=Dott.ssa sig=Sig. sigra=Sig.ra ing=Ing. dipl-ing=Dipl.-Ing. mag=Mag. engr=Engr. atty=Atty. datuk=Datuk dato=Dato tan=Tan mstr=Master smt=Smt. shri=Shri shrimati=Smt.'
    .split(' ')
    .filter((pair) => pair !== 'tan=Tan')
    .map((pair) => pair.split('=') as [string, string]),
);

/** Of the prefixes, those that stand before a given name: `Sir Ian`, `Don Pedro`. Behind the others one word is the family name. */
export const PREFIXES_OF_GIVEN_NAMES = words('Sir Dame Lady Lord Don Doña Miss Master Rev. Datuk Dato');

/** After a Latin name: generation, degrees, professions. */
export const SUFFIXES: ReadonlyMap<string, string> = new Map(
  'jr=Jr. junior=Jr. jnr=Jr. sr=Sr. senior=Sr. snr=Sr. ii=II iii=III iv=IV 2nd=II 3rd=III 4th=IV esq=Esq. phd=PhD md=MD mba=MBA cpa=CPA dds=DDS dmd=DMD jd=JD dvm=DVM rn=RN pe=PE cfa=CFA obe=OBE mbe=MBE cbe=CBE msc=MSc bsc=BSc ma=MA ba=BA ms=MS llm=LLM dphil=DPhil fca=FCA aca=ACA ret=Ret. pmp=PMP od=OD pharmd=PharmD edd=EdD lcsw=LCSW facs=FACS'
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);

/** Suffixes that are also names or initials: taken as suffixes only after a comma. */
export const SUFFIXES_AFTER_COMMA = words('ma ba ms md pe od ret jd rn');

/** Small words that belong to the family name after them. */
export const PARTICLES = words(
  "van von vom und der den de del della dello di da dal dalla do dos das du des la le les los las lo ter ten te zu zum zur af av bin binti ibn ben al el abu st 't d' san santa y e vander vande af s/o d/o a/l a/p",
);

/** Particles that may also be given names or initials: only before another word, never at the beginning. */
export const WEAK_PARTICLES = words('e y und ben la al san santa do te st ten le lo');

/** Forms of address after a Chinese, Japanese or Korean name; longest first. */
export const CJK_TITLES: readonly string[] =
  '董事长 总经理 副总经理 总监 经理 先生 女士 小姐 太太 夫人 老师 教授 博士 医生 大夫 主任 律师 师傅 同学 阿姨 叔叔 老板 工程师 会计 院长 校长 局长 处长 科长 部长 店长 厂长 董事 总裁 主管 護士 护士 先生様 様 さん さま 殿 氏 님 씨 總經理 董事長 經理 醫生 律師 老師 師傅 老闆'
    .split(' ')
    .sort((a, b) => b.length - a.length);

/** After a surname of one character only: 王总, 李工. */
export const CJK_SHORT_TITLES = words('总 總 工 哥 姐 董');

/** Not anybody's name. */
const PLACEHOLDERS = words(
  'test testing tester test1 test2 test123 testuser asdf asdfg qwerty qwe abc abcd aaa bbb yyy zzz dummy sample example demo fake anonymous anon guest user customer client lead contact nobody noname unnamed unassigned deleted do-not-use donotuse temp temporary tbd foo bar foobar firstname lastname fullname name 测试 測試 试用 匿名 匿名用户 测试用户 测试客户 客户 用户 新客户 未命名 无名 无名氏 某某 张三李四 联系人 佚名 样例 示例 访客 游客 散客 テスト',
);
const PLACEHOLDER_PHRASES = words(
  'test_test test_user test_account first_last first_name last_name no_name not_known name_unknown unknown_unknown none_none do_not_use do_not_call john_q_public test_customer test_contact test_lead sample_contact web_user new_customer new_contact walk_in cash_customer cash_sale house_account the_occupant current_resident to_whom',
);

const LONGEST_PLACEHOLDER = 40;

/** The first two letters of all of them: most names begin otherwise. */
const BEGINNINGS: ReadonlySet<string> = new Set(
  [...PLACEHOLDERS, ...PLACEHOLDER_PHRASES].map((word) => word.slice(0, 2)),
);

/** True when the whole name (tidied) stands for nobody. */
export function isPlaceholderName(name: string): boolean {
  if (name.length > LONGEST_PLACEHOLDER) return false;
  const lower = name.toLowerCase();
  return mayStandForNobody(lower) && standsForNobody(lower);
}

/** Told by the first two letters alone; separators, digits and pairs of surrogates are left to `standsForNobody`. */
function mayStandForNobody(lower: string): boolean {
  const first = lower.charCodeAt(0);
  const second = lower.charCodeAt(1);
  const isOfLetters = first > LAST_SEPARATOR && second > LAST_SEPARATOR && first < FIRST_SURROGATE;
  return !isOfLetters || first === second || BEGINNINGS.has(lower.slice(0, 2));
}

const LAST_SEPARATOR = 0x5f;
const FIRST_SURROGATE = 0xd800;

/** The same for any name in small letters, by all that may tell. */
export function standsForNobody(lower: string): boolean {
  if (PLACEHOLDERS.has(lower)) return true;
  if (/^(.)\1{2,}$/u.test(lower) || /^(?:test|测试|測試)[\s_-]?\d{0,6}$/.test(lower)) return true;
  if (!/[\s.,_-]/.test(lower)) return false;
  if (PLACEHOLDERS.has(lower.replace(/[\s.,_-]+/g, ''))) return true;
  const parts = lower.split(/[\s.,_-]+/).filter((part) => part !== '');
  if (PLACEHOLDER_PHRASES.has(parts.join('_'))) return true;
  return parts.length > 1 && parts.every((part) => PLACEHOLDERS.has(part));
}

/** Family names of Spanish speakers that are hardly given names: two of them at the end are father's and mother's. */
export const HISPANIC: ReadonlySet<string> = new Set(
  (
    'garcía garcia gonzález gonzalez rodríguez rodriguez fernández fernandez lópez lopez martínez martinez sánchez sanchez ' +
    'pérez perez gómez gomez jiménez jimenez ruiz hernández hernandez díaz diaz álvarez alvarez muñoz munoz gutiérrez ' +
    'gutierrez vázquez vazquez vásquez vasquez suárez suarez ramírez ramirez domínguez dominguez ortega delgado morales ' +
    'ortiz marín iglesias núñez nuñez nunez medina garrido cortés cortes castillo guerrero méndez mendez herrera peña ' +
    'flores cabrera fuentes carrasco aguilar velasco rivera reyes mendoza chávez chavez guzmán guzman vargas espinoza ' +
    'espinosa contreras márquez marquez juárez juarez valdez valdés salazar rojas acosta ibáñez ibañez sepúlveda sepulveda ' +
    'cárdenas cardenas figueroa bermúdez bermudez quintero montoya restrepo zapata ospina cifuentes benítez benitez ' +
    'villanueva maldonado escobar pacheco velázquez velasquez zúñiga zuñiga'
  ).split(' '),
);

/** Family names of Vietnam, as they are written there: they stand first. */
export const VIETNAMESE: ReadonlySet<string> = new Set(
  'nguyễn trần phạm huỳnh hoàng vũ võ đặng bùi đỗ hồ ngô dương lê lý phan đinh trịnh mai tạ'.split(' '),
);
