/** Addresses of other countries, and Chinese ones in Latin letters. Checked by hand. */
export const INTERNATIONAL_CASES = `
Room 501, Building 3, 100 Zuchongzhi Road, Pudong, Shanghai → 中国-上海市-上海市-浦东新区-100 Zuchongzhi Road 3号楼501室
No. 88 Jianguo Road, Chaoyang District, Beijing 100022, China → 中国-北京市-北京市-朝阳区-No. 88 Jianguo Road
1203, Tower A, 9988 Shennan Avenue, Nanshan District, Shenzhen, Guangdong, P.R. China → 中国-广东省-深圳市-南山区-9988 Shennan Avenue A座1203室
25F, No.1 Century Avenue, Pudong New Area, Shanghai 200120, P.R. China → 中国-上海市-上海市-浦东新区-No.1 Century Avenue 25层
10 Downing Street, London SW1A 2AA, United Kingdom → 10 Downing Street, London SW1A 2AA, United Kingdom
Flat 3, 221B Baker Street, London, NW1 6XE → 221B Baker Street, Flat 3, London NW1 6XE, United Kingdom
100 King St W, Toronto, ON M5X 1A9, Canada → 100 King St W, Toronto ON M5X 1A9, Canada
1 Martin Place, Sydney NSW 2000, Australia → 1 Martin Place, Sydney NSW 2000, Australia
Unter den Linden 77, 10117 Berlin, Germany → Unter den Linden 77, 10117 Berlin, Germany
Hauptstraße 5, 80331 München → Hauptstraße 5, 80331 München, Germany
10 Rue de Rivoli, 75001 Paris, France → 10 Rue de Rivoli, 75001 Paris, France
Damrak 1, 1012 LG Amsterdam, Netherlands → Damrak 1, 1012 LG Amsterdam, Netherlands
Via Roma 10, 00184 Roma RM, Italia → Via Roma 10, 00184 Roma, RM, Italy
Calle Mayor 5, 28013 Madrid, España → Calle Mayor 5, 28013 Madrid, Spain
〒150-0041 東京都渋谷区神南1丁目2番3号 ABCビル 5F → 〒150-0041 東京都渋谷区神南1-2-3 ABCビル 5階
東京都千代田区丸の内1-1-1 → 東京都千代田区丸の内1-1-1
大阪府大阪市北区梅田3-1-3 → 大阪府大阪市北区梅田3-1-3
서울특별시 강남구 테헤란로 123, 4층 (역삼동) 06234 → 서울특별시 강남구 테헤란로 123 4층 06234
1 Raffles Place, #20-01, Singapore 048616 → 1 Raffles Place, #20-01, Singapore 048616
Av. Paulista 1000, São Paulo - SP, 01310-100, Brasil → Av. Paulista 1000, São Paulo SP 01310-100, Brazil
221 MG Road, Bengaluru, Karnataka 560001, India → 221 MG Road, Bengaluru, Karnataka 560001, India
Paseo de la Reforma 222, 06600 Ciudad de México, México → Paseo de la Reforma 222, 06600 Ciudad de México, Mexico
香港中環皇后大道中99號中環中心12樓 → 香港特别行政区-香港岛-中西区-中环皇后大道中99号中环中心12层
Flat 5, 12/F, 100 Nathan Road, Kowloon, Hong Kong → 香港特别行政区-九龙-100 Nathan Road 12层5室
221b Baker St, London NW1 6XE → 221b Baker St, London NW1 6XE, United Kingdom
The Old Rectory, Church Lane, Oxford, OX1 1AA, UK → The Old Rectory, Church Lane, Oxford OX1 1AA, United Kingdom
The Old Rectory, Church Lane, Little Snoring, Norfolk NR21 0HZ, United Kingdom → The Old Rectory, Church Lane, Little Snoring NR21 0HZ, Norfolk, United Kingdom
Unit 4, Riverside Park, Dogflud Way, Farnham, Surrey GU9 7SS → Riverside Park, Dogflud Way, Unit 4, Farnham GU9 7SS, Surrey, United Kingdom
100 King Street West, Suite 5600, Toronto Ontario M5X1C9 → 100 King Street West, Suite 5600, Toronto ON M5X 1C9, Canada
12 George St, Sydney, New South Wales 2000, Australia → 12 George St, Sydney NSW 2000, Australia
Keizersgracht 123-II, 1015 CJ Amsterdam → Keizersgracht 123-II, 1015 CJ Amsterdam, Netherlands
Postfach 12 34, 60001 Frankfurt am Main → Postfach 12 34, 60001 Frankfurt am Main, Germany
BP 123, 33000 Bordeaux Cedex → BP 123, 33000 Bordeaux Cedex, France
B-45, Sector 62, Noida, Uttar Pradesh 201301 → B-45, Sector 62, Noida, Uttar Pradesh 201301, India
Unit 4, 25 High Street, Manchester, M1 1AE, England → 25 High Street, Unit 4, Manchester M1 1AE, United Kingdom
12 Princes Street, Edinburgh EH2 2AN, Scotland → 12 Princes Street, Edinburgh EH2 2AN, United Kingdom
350 Rue Saint-Paul O, Montréal, QC H2Y 2A6 → 350 Rue Saint-Paul O, Montréal QC H2Y 2A6, Canada
200-1055 W Hastings St, Vancouver, British Columbia V6E2E9, Canada → 200-1055 W Hastings St, Vancouver BC V6E 2E9, Canada
Level 5, 100 Collins St, Melbourne VIC 3000, Australia → 100 Collins St, Level 5, Melbourne VIC 3000, Australia
42 Wallaby Way, Sydney, NSW 2000 → 42 Wallaby Way, Sydney NSW 2000, Australia
12 Queen Street, Auckland 1010, New Zealand → 12 Queen Street, Auckland 1010, New Zealand
Kurfürstendamm 21, D-10719 Berlin, Deutschland → Kurfürstendamm 21, 10719 Berlin, Germany
Musterstr. 12 a, 50667 Köln, Germany → Musterstr. 12 a, 50667 Köln, Germany
Mariahilfer Straße 1, 1060 Wien, Österreich → Mariahilfer Straße 1, 1060 Wien, Austria
Bahnhofstrasse 1, 8001 Zürich, Switzerland → Bahnhofstrasse 1, 8001 Zürich, Switzerland
5 bis Avenue Anatole France, 75007 Paris → 5 bis Avenue Anatole France, 75007 Paris, France
12, rue de la République, 69002 Lyon, France → 12, rue de la République, 69002 Lyon, France
Kalverstraat 92-1, 1012 PH Amsterdam, Nederland → Kalverstraat 92-1, 1012 PH Amsterdam, Netherlands
Prinsengracht 263a, 1016GV Amsterdam, The Netherlands → Prinsengracht 263a, 1016 GV Amsterdam, Netherlands
Rue de la Loi 16, 1000 Bruxelles, Belgium → Rue de la Loi 16, 1000 Bruxelles, Belgium
Via del Corso 12, 00186 Roma (RM), Italy → Via del Corso 12, 00186 Roma, RM, Italy
Piazza Duomo 1, 20122 Milano MI → Piazza Duomo 1, 20122 Milano, MI, Italy
Calle de Alcalá 45, 2º B, 28014 Madrid, Spain → Calle de Alcalá 45, 2º B, 28014 Madrid, Spain
Rua Augusta 100, 1100-053 Lisboa, Portugal → Rua Augusta 100, 1100-053 Lisboa, Portugal
Drottninggatan 1, 111 51 Stockholm, Sweden → Drottninggatan 1, 111 51 Stockholm, Sweden
Karl Johans gate 1, 0154 Oslo, Norway → Karl Johans gate 1, 0154 Oslo, Norway
Strøget 1, 1160 København, Denmark → Strøget 1, 1160 København, Denmark
Mannerheimintie 1, 00100 Helsinki, Finland → Mannerheimintie 1, 00100 Helsinki, Finland
ul. Marszałkowska 10, 00-590 Warszawa, Poland → ul. Marszałkowska 10, 00-590 Warszawa, Poland
10 Anson Road, #10-11 International Plaza, Singapore 079903 → 10 Anson Road, #10-11 International Plaza, Singapore 079903
Blk 123 Ang Mo Kio Ave 3, #05-67, Singapore 560123 → Blk 123 Ang Mo Kio Ave 3, #05-67, Singapore 560123
1-1-2 Otemachi, Chiyoda-ku, Tokyo 100-0004, Japan → 1-1-2 Otemachi, Chiyoda-ku, Tokyo 100-0004, Japan
〒100-0004 東京都千代田区大手町1丁目1番2号 → 〒100-0004 東京都千代田区大手町1-1-2
北海道札幌市中央区北1条西2丁目 → 北海道札幌市中央区北1条西2丁目
京都府京都市下京区烏丸通七条下る東塩小路町721-1 → 京都府京都市下京区烏丸通七条下る東塩小路町721-1
神奈川県横浜市西区みなとみらい2-2-1 ランドマークタワー 12階 → 神奈川県横浜市西区みなとみらい2-2-1 ランドマークタワー 12階
三重県四日市市諏訪町1-5 → 三重県四日市市諏訪町1-5
愛知県海部郡蟹江町城1-1 → 愛知県海部郡蟹江町城1-1
경기도 성남시 분당구 판교역로 166 → 경기도 성남시 분당구 판교역로 166
서울 중구 세종대로 110 (04524) → 서울특별시 중구 세종대로 110 04524
부산광역시 해운대구 센텀중앙로 79, 101동 1203호 → 부산광역시 해운대구 센텀중앙로 79 101동 1203호
제주도 제주시 첨단로 242 → 제주특별자치도 제주시 첨단로 242
12 MG Road, Bengaluru 560001, Karnataka, India → 12 MG Road, Bengaluru, Karnataka 560001, India
B-12, Connaught Place, New Delhi, Delhi 110001, India → B-12, Connaught Place, New Delhi, Delhi 110001, India
Avenida Paulista, 1578, São Paulo, SP, 01310-200, Brazil → Avenida Paulista, 1578, São Paulo SP 01310-200, Brazil
Rua das Flores 10, Curitiba - PR, 80020-090 → Rua das Flores 10, Curitiba PR 80020-090, Brazil
Rua das Flores 10, Curitiba - PR, 80020090 → Rua das Flores 10, Curitiba PR 80020-090, Brazil
Rua das Flores 10, Curitiba/PR 80020090 → Rua das Flores 10, Curitiba PR 80020-090, Brazil
Av. Insurgentes Sur 1602, 03940 Ciudad de México, Mexico → Av. Insurgentes Sur 1602, 03940 Ciudad de México, Mexico
Av. Corrientes 1234, C1043AAZ Buenos Aires, Argentina → Av. Corrientes 1234, C1043AAZ Buenos Aires, Argentina
Nevsky Prospekt 28, Saint Petersburg 191186, Russia → Nevsky Prospekt 28, Saint Petersburg 191186, Russia
100 Tianhe Road, Guangzhou, Guangdong Province, China → 中国-广东省-广州市-100 Tianhe Road ; address-incomplete
18 Renmin Road, Kunshan, Suzhou, Jiangsu, China → 中国-江苏省-苏州市-昆山市-18 Renmin Road
Flat B, 12/F, 100 Nathan Road, Kowloon, Hong Kong → 香港特别行政区-九龙-100 Nathan Road 12层B室
99 Queen's Road Central, Hong Kong → 香港特别行政区-99 Queen's Road Central ; address-incomplete
No. 7, Sec. 5, Xinyi Road, Xinyi District, Taipei 110, Taiwan → 台湾省-台北市-信义区-No. 7, Sec. 5, Xinyi Road
88 Huaihai Middle Road, Huangpu District, Shanghai → 中国-上海市-上海市-黄浦区-88 Huaihai Middle Road
Tiananmen Square, Beijing, China → 中国-北京市-北京市-Tiananmen Square ; address-incomplete
66 Zhongshan Lu, Gulou Qu, Nanjing Shi, Jiangsu Sheng → 中国-江苏省-南京市-鼓楼区-66 Zhongshan Lu
Harbin, Heilongjiang → 中国-黑龙江省-哈尔滨市 ; address-incomplete
Straße des 17. Juni 135, 10623 Berlin → Straße des 17. Juni 135, 10623 Berlin, Germany
c/o Müller, Lange Reihe 5a, D-20099 Hamburg → c/o Müller, Lange Reihe 5a, 20099 Hamburg, Germany
Am Markt 1 18055 Rostock → Am Markt 1, 18055 Rostock, Germany
Bahnhofstr. 3, CH-8001 Zürich → Bahnhofstr. 3, 8001 Zürich, Switzerland
Herengracht 500-B, 1017CB Amsterdam → Herengracht 500-B, 1017 CB Amsterdam, Netherlands
Rua Garrett 120, 2º Dto, 1200-205 Lisboa → Rua Garrett 120, 2º Dto, 1200-205 Lisboa, Portugal
〒530-0001 大阪市北区梅田3丁目1-3 → 〒530-0001 大阪府大阪市北区梅田3-1-3
京都市中京区寺町通御池上る上本能寺前町488 → 京都府京都市中京区寺町通御池上る上本能寺前町488
〒060-8588 札幌市中央区北3条西6丁目 → 〒060-8588 北海道札幌市中央区北3条西6丁目
6-10-1 Roppongi, Minato-ku, Tokyo 106-6108 → 6-10-1 Roppongi, Minato-ku, Tokyo 106-6108, Japan
14/2, Rajpur Road, Dehradun 248001 Uttarakhand → 14/2, Rajpur Road, Dehradun, Uttarakhand 248001, India
No.12, 3rd Cross, Indiranagar, Bangalore-560038 → No.12, 3rd Cross, Indiranagar, Bangalore, 560038, India
10 Collyer Quay #10-01 Ocean Financial Centre S(049315) → 10 Collyer Quay, Ocean Financial Centre, #10-01, Singapore 049315
80 Robinson Road, S068898 → 80 Robinson Road, Singapore 068898
12/34 Queen Street, Auckland Central, Auckland 1010 → 34 Queen Street, Auckland Central, Unit 12, Auckland 1010, New Zealand
ул. Тверская, д. 7, кв. 12, Москва, 125009 → ул. Тверская, д. 7, кв. 12, Москва 125009, Russia
г. Санкт-Петербург, Невский пр., д. 28, 191186 → Невский пр., д. 28, Санкт-Петербург 191186, Russia
630099, Новосибирск, Красный проспект, 25, офис 310, Россия → Красный проспект, 25, офис 310, Новосибирск 630099, Russia
Россия, Московская область, г. Химки, ул. Ленина, д. 5, корп. 2, кв. 10 → ул. Ленина, д. 5, корп. 2, кв. 10, Химки, Московская область, Russia
Kungsgatan 12, 3 tr, 111 35 Stockholm → Kungsgatan 12, 3 tr, 111 35 Stockholm, Sweden
Karl Johans gt. 22, N-0159 Oslo → Karl Johans gt. 22, 0159 Oslo, Norway
Mannerheimintie 12 B 34, FI-00100 Helsinki → Mannerheimintie 12 B 34, 00100 Helsinki, Finland
Lot 5, Jalan SS 2/24, 47300 Petaling Jaya, Selangor → Jalan SS 2/24, Lot 5, 47300 Petaling Jaya, Selangor, Malaysia
Av. Reforma 222, Col. Juárez, Del. Cuauhtémoc, C.P. 06600, CDMX, México → Av. Reforma 222, Col. Juárez, Del. Cuauhtémoc, 06600 CDMX, Mexico
`;
