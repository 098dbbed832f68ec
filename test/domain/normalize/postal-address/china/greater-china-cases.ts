/** Chinese addresses in Latin letters, Hong Kong, Macau and Taiwan: `address | country | province | city | district | town | street | number | building | unit | floor | room | code`. Checked by hand. */
export const GREATER_CHINA_CASES = `
Room 1203, Building 5, No. 88 Jianguo Rd, Chaoyang District, Beijing 100022 | CN | 北京市 | 北京市 | 朝阳区 |  | No. 88 Jianguo Rd | 88 | 5号楼 |  |  | 1203室 | 100022
Rm 2801, 28/F, Tower 2, Plaza 66, 1266 Nanjing West Road, Jing'an District, Shanghai 200040, P.R. China | CN | 上海市 | 上海市 | 静安区 |  | Plaza 66, 1266 Nanjing West Road | 1266 | 2号楼 |  | 28层 | 2801室 | 200040
No. 969 West Wen Yi Road, Yuhang District, Hangzhou, Zhejiang, China 311121 | CN | 浙江省 | 杭州市 | 余杭区 |  | No. 969 West Wen Yi Road | 969 |  |  |  |  | 311121
Unit 5, Floor 12, Block A, Kexing Science Park, Keyuan Road, Nanshan District, Shenzhen, Guangdong 518057 | CN | 广东省 | 深圳市 | 南山区 |  | Kexing Science Park, Keyuan Road |  | A座 |  | 12层 | 5室 | 518057
15F, Tower B, Global Trade Center, 36 North Third Ring Road East, Dongcheng District, Beijing | CN | 北京市 | 北京市 | 东城区 |  | Global Trade Center, 36 North Third Ring Road East | 36 | B座 |  | 15层
Suite 1501, No.100 Century Avenue, Pudong New Area, Shanghai | CN | 上海市 | 上海市 | 浦东新区 |  | No.100 Century Avenue | 100 |  |  |  | 1501室
88 Zhongshan East Road, Xuanwu District, Nanjing City, Jiangsu Province, 210002 | CN | 江苏省 | 南京市 | 玄武区 |  | 88 Zhongshan East Road | 88 |  |  |  |  | 210002
No.1, Lane 500, Zhangheng Road, Zhangjiang Hi-Tech Park, Pudong, Shanghai 201203, China | CN | 上海市 | 上海市 | 浦东新区 |  | No.1, Lane 500, Zhangheng Road, Zhangjiang Hi-Tech Park | 1 |  |  |  |  | 201203
Chengdu High-tech Zone, Tianfu Avenue 1700, Sichuan | CN | 四川省 | 成都市 | 高新区 |  | Tianfu Avenue 1700 | 1700
Xi'an, Shaanxi, Yanta Qu, Keji Er Lu 68 Hao | CN | 陕西省 | 西安市 | 雁塔区 |  | Keji Er Lu 68 Hao | 68
Flat 12A, No. 3 Building, 22 Chaoyangmenwai Dajie, Chaoyang, Beijing | CN | 北京市 | 北京市 | 朝阳区 |  | 22 Chaoyangmenwai Dajie | 22 | 3号楼 |  |  | 12A室
Tsinghua University, Haidian District, Beijing 100084, China | CN | 北京市 | 北京市 | 海淀区 |  | Tsinghua University |  |  |  |  |  | 100084
No.37 Xueyuan Road, Haidian Dist., Beijing, 100191 | CN | 北京市 | 北京市 | 海淀区 |  | No.37 Xueyuan Road | 37 |  |  |  |  | 100191
Guangzhou Tianhe District Tiyu East Road 122 | CN | 广东省 | 广州市 | 天河区 |  | Tiyu East Road 122 | 122
2nd Floor, Building 3, No. 1388 Zhangdong Road, Pudong, Shanghai | CN | 上海市 | 上海市 | 浦东新区 |  | No. 1388 Zhangdong Road | 1388 | 3号楼 |  | 2层
Qingdao, Shandong Province, Shinan District, Hong Kong Middle Road 10 | CN | 山东省 | 青岛市 | 市南区 |  | Hong Kong Middle Road 10 | 10
Suzhou Industrial Park, No. 328 Xinghu Street, Suzhou, Jiangsu | CN | 江苏省 | 苏州市 | 苏州工业园区 |  | No. 328 Xinghu Street | 328
Dongguan City, Chang'an Town, Zhen'an Road No. 5 | CN | 广东省 | 东莞市 |  |  | Chang'an Town, Zhen'an Road No. 5 | 5
Yiwu, Zhejiang, Choujiang Street, No. 99 Siji Road | CN | 浙江省 | 金华市 | 义乌市 |  | Choujiang Street, No. 99 Siji Road | 99
No 10 Huanghe Road, Zhengzhou, Henan, PRC | CN | 河南省 | 郑州市 |  |  | No 10 Huanghe Road | 10
Wuhan 430074, Hubei, Luoyu Road 1037 | CN | 湖北省 | 武汉市 |  |  | Luoyu Road 1037 | 1037 |  |  |  |  | 430074
Kunshan, Jiangsu, China, No 8 Zhongshan Rd | CN | 江苏省 | 苏州市 | 昆山市 |  | No 8 Zhongshan Rd | 8
Macau, Avenida da Praia Grande 759, 3/F | MO | 澳门特别行政区 |  |  |  | Avenida da Praia Grande 759 | 759 |  |  | 3层
Urumqi, Xinjiang, Tianshan Qu | CN | 新疆维吾尔自治区 | 乌鲁木齐市 | 天山区
Inner Mongolia, Hohhot, Xincheng District | CN | 内蒙古自治区 | 呼和浩特市 | 新城区
Room 301 Unit 2 Building 6 Tianyuan Garden 451 Huangshan Road Hefei Anhui 230031 | CN | 安徽省 | 合肥市 |  |  | Tianyuan Garden 451 Huangshan Road | 451 | 6号楼 | 2单元 |  | 301室 | 230031
1788 West Nanjing Road, 15th Floor, Shanghai 200040 China | CN | 上海市 | 上海市 |  |  | 1788 West Nanjing Road | 1788 |  |  | 15层 |  | 200040
Beijing Shi, Hai Dian Qu, Zhong Guan Cun Da Jie 27 Hao | CN | 北京市 | 北京市 | 海淀区 |  | Zhong Guan Cun Da Jie 27 Hao | 27
Zhejiang Sheng Hangzhou Shi Xihu Qu Wensan Lu 478 Hao | CN | 浙江省 | 杭州市 | 西湖区 |  | Wensan Lu 478 Hao | 478
100 Renmin Road, Suzhou 234000 | CN | 安徽省 | 宿州市 |  |  | 100 Renmin Road | 100 |  |  |  |  | 234000
Changle District, Fuzhou | CN | 福建省 | 福州市 | 长乐区
Lvliang, Shanxi | CN | 山西省 | 吕梁市
Yiwu, Zhejiang, Choujiang Street, No. 99 Siji Road | CN | 浙江省 | 金华市 | 义乌市 |  | Choujiang Street, No. 99 Siji Road | 99
Kunshan, Jiangsu, China, No 8 Zhongshan Rd | CN | 江苏省 | 苏州市 | 昆山市 |  | No 8 Zhongshan Rd | 8
Dongguan City, Chang'an Town, Zhen'an Road No. 5 | CN | 广东省 | 东莞市 |  |  | Chang'an Town, Zhen'an Road No. 5 | 5
8 Panyu Avenue, Panyu District, Guangzhou | CN | 广东省 | 广州市 | 番禺区 |  | 8 Panyu Avenue | 8
Room 301 Unit 2 Building 6 Tianyuan Garden 451 Huangshan Road Hefei Anhui 230031 | CN | 安徽省 | 合肥市 |  |  | Tianyuan Garden 451 Huangshan Road | 451 | 6号楼 | 2单元 |  | 301室 | 230031
Nanjing West Road 1266, Jing'an District, Shanghai | CN | 上海市 | 上海市 | 静安区 |  | Nanjing West Road 1266 | 1266
Hualien County, Ji'an Township, Zhongshan Road | TW | 台湾省 | 花莲县 | 吉安乡 |  | Zhongshan Road
Yueqing, Wenzhou, Zhejiang | CN | 浙江省 | 温州市 | 乐清市
Bengbu, Anhui | CN | 安徽省 | 蚌埠市
上海 Shanghai 浦东新区 Pudong 世纪大道100号 | CN | 上海市 | 上海市 | 浦东新区 |  | 世纪大道100号 | 100
Flat 3B, Block C, Kornhill, Taikoo, Hong Kong | HK | 香港特别行政区 | 香港岛 | 东区 | 太古 | Kornhill |  | C座 |  |  | 3B室
Shop 12, Level 3, Times Square, Causeway Bay | HK | 香港特别行政区 | 香港岛 | 湾仔区 | 铜锣湾 | Times Square |  |  |  | 3层 | 12室
16/F, 8 Queen's Road East, Wan Chai, HK | HK | 香港特别行政区 | 香港岛 | 湾仔区 |  | 8 Queen's Road East | 8 |  |  | 16层
Rua do Campo No. 5, Macau | MO | 澳门特别行政区 |  |  |  | Rua do Campo No. 5 | 5
Taipa, Macau, Estrada da Baía de Nossa Senhora da Esperança | MO | 澳门特别行政区 | 澳门外岛 | 嘉模堂区 | 氹仔 | Estrada da Baía de Nossa Senhora da Esperança
No. 100, Zhongshan Rd., Zhubei City, Hsinchu County 302, Taiwan | TW | 台湾省 | 新竹县 | 竹北市 |  | No. 100, Zhongshan Rd | 100 |  |  |  |  | 302
8F., No. 22, Ln. 35, Jihu Rd., Neihu Dist., Taipei City 114065, Taiwan (R.O.C.) | TW | 台湾省 | 台北市 | 内湖区 |  | No. 22, Ln. 35, Jihu Rd | 22 |  |  | 8层 |  | 114065
Ta-An District, Taipei, Taiwan | TW | 台湾省 | 台北市 | 大安区
2F-1, No.5, Alley 3, Tamsui Dist, New Taipei City 251 | TW | 台湾省 | 新北市 | 淡水区 |  | No.5, Alley 3 | 5 |  |  | 2层 | 之1 | 251
Bldg 12, Phase 2, Zhangjiang Hi-tech Park, 690 Bibo Rd, Shanghai | CN | 上海市 | 上海市 |  |  | Phase 2, Zhangjiang Hi-tech Park, 690 Bibo Rd | 690 | 12号楼
Beijing Economic-Technological Development Area, No. 2 Jingyuan Street, Beijing | CN | 北京市 | 北京市 | 经济技术开发区 |  | No. 2 Jingyuan Street | 2
Tianjin Economic and Technological Development Area, 5th Avenue 83 | CN | 天津市 | 天津市 | 经济技术开发区 |  | 5th Avenue 83 | 83
No. 1 Keji Road, Nanshan Qu, Shenzhen Shi, Guangdong Sheng, 518000 | CN | 广东省 | 深圳市 | 南山区 |  | No. 1 Keji Road | 1 |  |  |  |  | 518000
Xuhui, Shanghai | CN | 上海市 | 上海市 | 徐汇区
Zhong Shan Shi, Guang Dong Sheng | CN | 广东省 | 中山市
Zhongshan, Guangdong | CN | 广东省 | 中山市
香港九龙旺角弥敦道688号旺角中心一期12楼1205室 | HK | 香港特别行政区 | 九龙 | 油尖旺区 | 旺角 | 弥敦道688号旺角中心一期 | 688 |  |  | 12层 | 1205室
香港新界沙田石门安群街3号京瑞广场一期20楼A室 | HK | 香港特别行政区 | 新界 | 沙田区 | 石门 | 安群街3号京瑞广场一期 | 3 |  |  | 20层 | A室
香港中环皇后大道中99号中环中心58楼 | HK | 香港特别行政区 | 香港岛 | 中西区 | 中环 | 皇后大道中99号中环中心 | 99 |  |  | 58层
九龍觀塘成業街7號寧晉中心22樓B室 | HK | 香港特别行政区 | 九龙 | 观塘区 |  | 成业街7号宁晋中心 | 7 |  |  | 22层 | B室
香港湾仔轩尼诗道338号北海中心15楼C | HK | 香港特别行政区 | 香港岛 | 湾仔区 |  | 轩尼诗道338号北海中心 | 338 |  |  | 15层 | C室
新界荃湾青山公路388号中染大厦 | HK | 香港特别行政区 | 新界 | 荃湾区 |  | 青山公路388号中染大厦 | 388
香港铜锣湾怡和街1号香港百德新街 | HK | 香港特别行政区 | 香港岛 | 湾仔区 | 铜锣湾 | 怡和街1号香港百德新街 | 1
屯門良景邨良智樓1203室 | HK | 香港特别行政区 | 新界 | 屯门区 |  | 良景邨良智楼 |  |  |  |  | 1203室
将军澳唐贤街9号 | HK | 香港特别行政区 | 新界 | 西贡区 | 将军澳 | 唐贤街9号 | 9
Flat 12B, 12/F, Tower 3, Taikoo Shing, Quarry Bay, Hong Kong | HK | 香港特别行政区 | 香港岛 | 东区 | 鲗鱼涌 | Taikoo Shing |  | 3号楼 |  | 12层 | 12B室
Unit 1205, 12/F, Wing On Plaza, 62 Mody Road, Tsim Sha Tsui East, Kowloon, Hong Kong | HK | 香港特别行政区 | 九龙 | 油尖旺区 | 尖沙咀东 | Wing On Plaza, 62 Mody Road | 62 |  |  | 12层 | 1205室
Room 2201, 22/F, Block A, Kwun Tong Industrial Centre, 448 Kwun Tong Road, Kowloon, HK | HK | 香港特别行政区 | 九龙 |  |  | Kwun Tong Industrial Centre, 448 Kwun Tong Road | 448 | A座 |  | 22层 | 2201室
Shop 5, G/F, 88 Nathan Road, Tsim Sha Tsui, Kowloon | HK | 香港特别行政区 | 九龙 | 油尖旺区 | 尖沙咀 | 88 Nathan Road | 88 |  |  | G层 | 5室
99 Queen's Road Central, Central, Hong Kong SAR | HK | 香港特别行政区 | 香港岛 | 中西区 | 中环 | 99 Queen's Road Central | 99
8 Finance Street, Central, Hong Kong, China | HK | 香港特别行政区 | 香港岛 | 中西区 | 中环 | 8 Finance Street | 8
Flat A, 5/F, Fu Wah Building, 23 Tai Po Road, Sham Shui Po, Kowloon, Hong Kong | HK | 香港特别行政区 | 九龙 | 深水埗区 |  | Fu Wah Building, 23 Tai Po Road | 23 |  |  | 5层 | A室
House 12, Fairview Park, Yuen Long, New Territories, Hong Kong | HK | 香港特别行政区 | 新界 | 元朗区 |  | House 12, Fairview Park
Rm 1103, Tung Wui Estate, Wong Tai Sin, KLN | HK | 香港特别行政区 | 九龙 | 黄大仙区 |  | Tung Wui Estate |  |  |  |  | 1103室
Sha Tin, N.T., Hong Kong | HK | 香港特别行政区 | 新界 | 沙田区
澳门南湾大马路759号3楼 | MO | 澳门特别行政区 |  |  |  | 南湾大马路759号 | 759 |  |  | 3层
澳门氹仔基马拉斯大马路62号 | MO | 澳门特别行政区 | 澳门外岛 | 嘉模堂区 | 氹仔 | 基马拉斯大马路62号 | 62
澳門路環石排灣 | MO | 澳门特别行政区 | 澳门外岛 | 圣方济各堂区 | 路环 | 石排湾
Avenida de Almeida Ribeiro 1-21, Macau | MO | 澳门特别行政区 |  |  |  | Avenida de Almeida Ribeiro 1-21 | 1-21
Alameda Dr. Carlos d'Assumpção, No. 258, Edif. Praça Kin Heng Long, 12 andar, Macao | MO | 澳门特别行政区 |  |  |  | Alameda Dr. Carlos d'Assumpção, No. 258, Edif. Praça Kin Heng Long | 258 |  |  | 12层
台北市信義區信義路五段7號89樓 | TW | 台湾省 | 台北市 | 信义区 |  | 信义路五段7号 | 7 |  |  | 89层
臺北市大安區忠孝東路四段216巷27弄16號3樓 | TW | 台湾省 | 台北市 | 大安区 |  | 忠孝东路四段216巷27弄16号 | 16 |  |  | 3层
110台北市信義區市府路45號 | TW | 台湾省 | 台北市 | 信义区 |  | 市府路45号 | 45 |  |  |  |  | 110
新北市板橋區縣民大道二段7號5樓之3 | TW | 台湾省 | 新北市 | 板桥区 |  | 县民大道二段7号 | 7 |  |  | 5层 | 之3
高雄市前鎮區中山二路2號18樓 | TW | 台湾省 | 高雄市 | 前镇区 |  | 中山二路2号 | 2 |  |  | 18层
台中市西屯區台灣大道三段99號 | TW | 台湾省 | 台中市 | 西屯区 |  | 台湾大道三段99号 | 99
桃園縣中壢市中正路100號 | TW | 台湾省 | 桃园市 | 中坜区 |  | 中正路100号 | 100
台灣省台北縣永和市福和路300號 | TW | 台湾省 | 新北市 | 永和区 |  | 福和路300号 | 300
彰化縣員林市中山路一段556號 | TW | 台湾省 | 彰化县 | 员林市 |  | 中山路一段556号 | 556
台南市東區大學路1號 | TW | 台湾省 | 台南市 | 东区 |  | 大学路1号 | 1
新竹市東區光復路二段101號 | TW | 台湾省 | 新竹市 | 东区 |  | 光复路二段101号 | 101
花蓮縣吉安鄉中山路三段100號 | TW | 台湾省 | 花莲县 | 吉安乡 |  | 中山路三段100号 | 100
No. 7, Section 5, Xinyi Road, Xinyi District, Taipei City, Taiwan 110 | TW | 台湾省 | 台北市 | 信义区 |  | No. 7, Section 5, Xinyi Road | 7 |  |  |  |  | 110
3F., No. 16, Aly. 27, Ln. 216, Sec. 4, Zhongxiao E. Rd., Da'an Dist., Taipei City 106, Taiwan (R.O.C.) | TW | 台湾省 | 台北市 | 大安区 |  | No. 16, Aly. 27, Ln. 216, Sec. 4, Zhongxiao E. Rd | 16 |  |  | 3层 |  | 106
No.99, Sec. 3, Taiwan Blvd., Xitun Dist., Taichung City 407, Taiwan | TW | 台湾省 | 台中市 | 西屯区 |  | No.99, Sec. 3, Taiwan Blvd | 99 |  |  |  |  | 407
5F-3, No. 7, Sec. 2, Xianmin Blvd., Banqiao Dist., New Taipei City 220, Taiwan | TW | 台湾省 | 新北市 | 板桥区 |  | No. 7, Sec. 2, Xianmin Blvd | 7 |  |  | 5层 | 之3 | 220
No. 2, Zhongshan 2nd Rd., Qianzhen Dist., Kaohsiung City 806 | TW | 台湾省 | 高雄市 | 前镇区 |  | No. 2, Zhongshan 2nd Rd | 2 |  |  |  |  | 806
Rm. 3, 12F., No. 33, Sec. 1, Minsheng Rd., Banqiao District, New Taipei City | TW | 台湾省 | 新北市 | 板桥区 |  | No. 33, Sec. 1, Minsheng Rd | 33 |  |  | 12层 | 3室
No.1, University Rd., East Dist., Tainan City 701, Taiwan | TW | 台湾省 | 台南市 | 东区 |  | No.1, University Rd | 1 |  |  |  |  | 701
101, Section 2, Kuang-Fu Road, Hsinchu, Taiwan 300 | TW | 台湾省 | 新竹市 |  |  | Section 2, Kuang-Fu Road |  |  |  |  | 101室 | 300
Zhongli District, Taoyuan City 320, Taiwan | TW | 台湾省 | 桃园市 | 中坜区 |  |  |  |  |  |  |  | 320
Hualien County, Ji'an Township, Zhongshan Road | TW | 台湾省 | 花莲县 | 吉安乡 |  | Zhongshan Road
`;
