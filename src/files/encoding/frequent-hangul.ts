/** Syllables that Korean customer files are full of: surnames, given names, places, companies, headers. */
const TEXT =
  '김이박최정강조윤장임한오서신권황안송류홍전고문손양배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국' +
  '영수철순희미경은숙정자호준성민지현우진서연예린하윤유나아라혜원상훈동욱재석태형승빈다인주가보람솔별' +
  '서울특별시부산대구인천광주울산세종경기강원충북충남전라경상제주도시군구읍면동로길번가역삼테헤란남북중앙아파트빌딩층호' +
  '고객번호이름성명회사전화휴대폰이메일주소우편생년월일성별비고부서직책담당자등록업체거래처연락팩스홈페이지국적코드구분상태' +
  '주식유한사단법인재그룹산업물류무역건설식품전자통신금융보험은행병원학교약국상사마트카페식당의를에는과리스트터드크';

const members = new Uint8Array(0x10000);
for (let i = 0; i < TEXT.length; i++) members[TEXT.charCodeAt(i)] = 1;

/** True for the UTF-16 code unit of a syllable that is frequent in Korean customer files. */
export function isFrequentHangul(code: number): boolean {
  return members[code] === 1;
}
