/** Ways of writing Chinese addresses that no rule of the table tells: zones, landmarks, old names, what stands around. Checked by hand. */
export const HABIT_CASES = `
石河子东二路北一号 → 中国-新疆维吾尔自治区-石河子市-石河子市-东二路北一号
北京崇文门外大街 → 中国-北京市-北京市-崇文门外大街 ; address-incomplete
南京玄武门街道 → 中国-江苏省-南京市-玄武区-玄武门街道
中国（上海）自由贸易试验区张杨路828-838号26楼 → 中国-上海市-上海市-浦东新区-张杨路828-838号26层
中国（广东）自由贸易试验区广州市南沙区丰泽东路106号 → 中国-广东省-广州市-南沙区-丰泽东路106号
中国（四川）自由贸易试验区成都市高新区天府大道1号 → 中国-四川省-成都市-高新区-天府大道1号
中国(福建)自由贸易试验区厦门片区翔云一路93号 → 中国-福建省-厦门市-片区翔云一路93号 ; address-incomplete
上海市外高桥保税区富特西一路115号2号楼5层 → 中国-上海市-上海市-浦东新区-外高桥保税区富特西一路115号2号楼5层
深圳湾科技生态园10栋A座 → 中国-广东省-深圳市-深圳湾科技生态园10栋A座 ; address-incomplete
汉口解放大道 → 中国-湖北省-武汉市-汉口解放大道 ; address-incomplete
江苏省苏州市姑苏区人民路1号张伟13912345678 → 中国-江苏省-苏州市-姑苏区-人民路1号
浙江省宁波市鄞州区天童南路1088号2幢501（王芳收）13800001111 → 中国-浙江省-宁波市-鄞州区-天童南路1088号2幢501室
深圳市南山区高新南一道9号（518057） → 中国-广东省-深圳市-南山区-高新南一道9号
深圳市南山区高新南一道9号 518057 中国 → 中国-广东省-深圳市-南山区-高新南一道9号
上海市徐汇区漕溪北路88号十二楼一二〇三室 → 中国-上海市-上海市-徐汇区-漕溪北路88号12层1203室
上海市>徐汇区>漕溪北路88号 → 中国-上海市-上海市-徐汇区-漕溪北路88号
【上海市徐汇区】漕溪北路88号 → 中国-上海市-上海市-徐汇区-漕溪北路88号
上海市(徐汇区)漕溪北路88号 → 中国-上海市-上海市-徐汇区-漕溪北路88号
云南省西双版纳州景洪农场 → 中国-云南省-西双版纳傣族自治州-景洪市-景洪农场
兵团第二师铁门关市29团 → 中国-新疆维吾尔自治区-铁门关市-铁门关市-29团
新疆建设兵团第十三师红星一场 → 中国-新疆维吾尔自治区-新星市-新星市-红星一场
新疆生产建设兵团第八师143团 → 中国-新疆维吾尔自治区-石河子市-石河子市-143团
吉林省长春市净月区福祉大路 → 中国-吉林省-长春市-长春净月高新技术产业开发区-福祉大路
海南三亚海棠湾 → 中国-海南省-三亚市-海棠区-海棠湾
北京市朝阳区东三环中路39号建外SOHO15号楼2702 → 中国-北京市-北京市-朝阳区-东三环中路39号建外SOHO 15号楼2702室
上海市浦东新区陆家嘴东路161号招商局大厦3601-3605 → 中国-上海市-上海市-浦东新区-陆家嘴东路161号招商局大厦3601-3605室
重庆市渝中区解放碑时代广场18-5 → 中国-重庆市-重庆市-渝中区-解放碑时代广场18-5室
山东省莱芜钢城区 → 中国-山东省-济南市-钢城区
河北雄安安新县 → 中国-河北省-保定市-安新县
石家庄桥东区人民路 → 中国-河北省-石家庄市-桥东区人民路 ; address-incomplete address-conflict
宁波杭州湾新区滨海二路 → 中国-浙江省-宁波市-杭州湾新区-滨海二路
太原万柏林长风街 → 中国-山西省-太原市-万柏林区-长风街
清远清新学院路5号 → 中国-广东省-清远市-清新区-学院路5号
广东省龙华区东一路 → 中国-广东省-深圳市-龙华区-东一路
合肥市西市区人民路 → 中国-安徽省-合肥市-蜀山区-人民路 ; address-renamed
3F Building 8 Lane 1188 Lianhang Road Minhang District Shanghai → 中国-上海市-上海市-闵行区-Lane 1188 Lianhang Road 8号楼3层
Lane 1188, No. 8, Lianhang Road, Pujiang Town, Minhang District, Shanghai 201112 → 中国-上海市-上海市-闵行区-Lane 1188, No. 8, Lianhang Road, Pujiang Town
Shanghai Shi Minhang Qu Qibao Zhen Wubao Lu 255 Nong 12 Hao 302 Shi → 中国-上海市-上海市-闵行区-Qibao Zhen Wubao Lu 255 Nong 12 Hao 302室
Guangdong Sheng, Shenzhen Shi, Nanshan Qu, Keyuan Lu 15 Hao, 3 Dong 501 Shi → 中国-广东省-深圳市-南山区-Keyuan Lu 15 Hao 3栋501室
Beijing Shi Haidian Qu Zhongguancun Nan Dajie 5 Hao 3 Hao Lou 2 Danyuan 12 Ceng 1203 Shi → 中国-北京市-北京市-海淀区-Zhongguancun Nan Dajie 5 Hao 3号楼2单元12层1203室
Foshan Shunde Beijiao → 中国-广东省-佛山市-顺德区-Beijiao
No.68 Keji 2nd Road, Gaoxin District, Xian → 中国-陕西省-西安市-高新区-No.68 Keji 2nd Road
Tianfu New Area, Chengdu → 中国-四川省-成都市-天府新区
Jiading Industrial Zone, Jiading, Shanghai → 中国-上海市-上海市-嘉定区-Jiading Industrial Zone
Enshi Tujia and Miao Autonomous Prefecture, Hubei → 中国-湖北省-恩施土家族苗族自治州 ; address-incomplete
Dali Bai Autonomous Prefecture, Yunnan → 中国-云南省-大理白族自治州 ; address-incomplete
Yanbian Korean Autonomous Prefecture, Jilin → 中国-吉林省-延边朝鲜族自治州 ; address-incomplete
Lhasa, Xizang → 中国-西藏自治区-拉萨市 ; address-incomplete
#18-5, Times Square, Jiefangbei, Yuzhong District, Chongqing, China → 中国-重庆市-重庆市-渝中区-No. 18-5, Times Square, Jiefangbei
Unit 802, 8th Floor, Miramar Tower, 132 Nathan Road, Tsim Sha Tsui, Kowloon, Hong Kong → 香港特别行政区-九龙-油尖旺区-尖沙咀Miramar Tower, 132 Nathan Road 8层802室
Xinjiang Uygur Autonomous Region, Kashi, Renmin West Road 5 → 中国-新疆维吾尔自治区-喀什地区-Renmin West Road 5 ; address-incomplete
Huadu District, Guangzhou → 中国-广东省-广州市-花都区
连云港市新浦区海连中路1号 → 中国-江苏省-连云港市-海州区-海连中路1号 ; address-renamed
河北邯郸峰峰 → 中国-河北省-邯郸市-峰峰矿区
邯郸县人民路1号 → 中国-河北省-邯郸市-邯郸县人民路1号 ; address-incomplete
张家口崇礼体育场路1888号 → 中国-河北省-张家口市-崇礼区-体育场路1888号
哈尔滨道外港口大道23号 → 中国-黑龙江省-哈尔滨市-道外区-港口大道23号
威海高区文化西路1号 → 中国-山东省-威海市-威海火炬高技术产业开发区-文化西路1号
郑州航空港区迎宾大道1号 → 中国-河南省-郑州市-郑州航空港经济综合实验区-迎宾大道1号
12 Renmin Road, Xincheng, Hohhot, Inner Mongolia → 中国-内蒙古自治区-呼和浩特市-新城区-12 Renmin Road
Liaoning Sheng Jinzhou Shi Guta Qu Renmin Lu 12 Hao → 中国-辽宁省-锦州市-古塔区-Renmin Lu 12 Hao
Changsha County, Changsha, Hunan → 中国-湖南省-长沙市-长沙县
Kulun Banner, Tongliao, Inner Mongolia → 中国-内蒙古自治区-通辽市-库伦旗
No. 8, Dujiangyan City, Chengdu, Sichuan → 中国-四川省-成都市-都江堰市-No. 8
`;
