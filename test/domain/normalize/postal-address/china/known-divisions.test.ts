import { describe, expect, it } from 'vitest';
import { knownDivisions } from '../../../../../src/domain/normalize/postal-address/china/known-divisions.js';
import { readRegions, readRegionsAnew } from '../../../../../src/domain/normalize/postal-address/china/read-regions.js';
import { makeAddresses, random } from './generate.js';

/** What may follow divisions, and change what they are. */
const BEHIND =
  '|珠江路1号| 珠江路1号|，县前街1号|市中区人民路|市南区1号|市场路3号|市辖区新街|区府路2号|县城关镇|人民路5号|人民医院|第一医院|第一师阿拉尔市|' +
  '大学路|中心路|上海路8号|北京市朝阳区|朝阳区朝阳路|朝阳路9号|高新区科技路|高新路|经开区|经济技术开发区|开发区|工业园区星湖街|工业路|' +
  '街道办事处|镇前街|城关镇1号|解放街道|建设街7号|五一路1号|一路|东路|北三路|大道3号|路3号|大厦|小区5号楼|新区|新村|火车站|站前路|' +
  '省道201|地区行署|自治县|州府|旗山路|林区|浦东|鼓楼区|鼓楼|郊区|城区|虎丘路|虎门镇|石桥镇|南|市|区|县|1|A座|星沙街道1号|望京街道2号|府东路街道3号|山镇|中街道2号';

const PLACES =
  '南京市|南京|江苏省南京市|江苏南京市栖霞区|江苏省南京市鼓楼区|南京市 江苏省南京市栖霞区|上海|上海市|上海市浦东新区|上海浦东|北京市朝阳区|北京朝阳|' +
  '北京北京市海淀区|苏州|苏州市|苏州市工业园区|乐山|乐山市|乐山市市中区|四川省乐山市|长沙市|长沙|湖南省长沙县|广东省东莞市|东莞|佛山市南海区|' +
  '新疆维吾尔自治区|新疆乌鲁木齐市|内蒙古|呼市|雄安新区|河北省雄安新区容城县|恩施土家族苗族自治州|恩施|阿里地区|阿里|海南省三亚市|海南|' +
  '重庆市|重庆市巫山县|重庆县|吉林省吉林市|吉林|朝阳|朝阳市|辽宁省朝阳市|鼓楼区|浦东|西安市雁塔区|闸北区|上海闸北|香港|澳门|台湾|台北市|沪|沪浦东新区|' +
  '湖北省仙桃市|济源|大连市金州新区|长春净月高新技术产业开发区|合肥高新区|文昌|海南文昌|永康市|永康|包头市|抚州市|江西省抚州市|石家庄市|德州市';

const SIMPLE = { province: '', simplified: true };

describe('divisions known from before', () => {
  const places = PLACES.split('|');
  const behind = BEHIND.split('|');
  // Met twice, with nothing that could go on: from then on known.
  for (const place of places) for (let n = 0; n < 3; n++) readRegions(`${place}珠江路${n}号`, 0, SIMPLE);

  it('are met', () => {
    const known = places.filter((place) => knownDivisions(`${place}珠江路9号`) !== null);
    expect(known.length).toBeGreaterThan(places.length / 2);
    expect(known).toContain('南京市 江苏省南京市栖霞区');
  });

  it.each([SIMPLE, { province: '32', simplified: true }, { province: '11', simplified: false }])(
    'are what reading anew gives, whatever stands behind them: %j',
    (preference) => {
      for (const place of places)
        for (const rest of behind) {
          const text = place + rest;
          expect(readRegions(text, 0, preference), text).toEqual(readRegionsAnew(text, 0, preference));
        }
    },
  );

  it('are what reading anew gives for addresses made from the table', () => {
    const next = random(3);
    for (const { text } of makeAddresses(4000, 77)) {
      const cut = text.slice(0, 4 + Math.floor(next() * 10));
      const rest = behind[Math.floor(next() * behind.length)] as string;
      for (let n = 0; n < 3; n++) readRegions(`${cut}珠江路${n}号`, 0, SIMPLE);
      for (const one of [text, cut + rest]) {
        expect(readRegions(one, 0, SIMPLE), one).toEqual(readRegionsAnew(one, 0, SIMPLE));
      }
    }
  });
});
