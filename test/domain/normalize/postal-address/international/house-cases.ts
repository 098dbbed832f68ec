/** Units, floors and house numbers by country: `address | country | province | city | district | town | street | number | building | unit | floor | room | code`. Checked by hand. */
export const HOUSE_CASES = `
1234 N Main St Apt 4B, Springfield, IL 62704-1234 | US | IL | Springfield |  |  | 1234 N MAIN ST | 1234 |  | APT 4B |  |  | 62704-1234
PO Box 1234, Anchorage, AK 99501 | US | AK | Anchorage |  |  | PO BOX 1234 |  |  |  |  |  | 99501
P.O. Box 77, Rural Route 2, Smallville KS 67524 | US | KS | Smallville |  |  | PO BOX 77 RURAL ROUTE 2 |  |  |  |  |  | 67524
Unit 2050 Box 4190, APO AP 96278 | US | AP | APO |  |  | UNIT 2050 BOX 4190 |  |  |  |  |  | 96278
PSC 3 Box 5678, APO AE 09021-1234 | US | AE | APO |  |  | PSC 3 BOX 5678 |  |  |  |  |  | 09021-1234
12345 US Highway 95 South, Coeur d'Alene, ID 83814 | US | ID | Coeur d'Alene |  |  | 12345 US HIGHWAY 95 S | 12345 |  |  |  |  | 83814
4500 State Route 9 NE, Lake Stevens, WA 98258 | US | WA | Lake Stevens |  |  | 4500 STATE ROUTE 9 NE | 4500 |  |  |  |  | 98258
100 W 42nd St Fl 12, New York, NY 10036 | US | NY | New York |  |  | 100 W 42ND ST | 100 |  |  | FL 12 |  | 10036
One Microsoft Way, Redmond WA 98052 | US | WA | Redmond |  |  | 1 MICROSOFT WAY | 1 |  |  |  |  | 98052
350 Fifth Avenue, 34th Floor, New York, N.Y. 10118 | US | NY | New York |  |  | 350 FIFTH AVE | 350 |  |  | FL 34 |  | 10118
55 E Monroe St # 3800 Chicago IL 60603 USA | US | IL | Chicago |  |  | 55 E MONROE ST | 55 |  | # 3800 |  |  | 60603
1600 Pennsylvania Ave NW Washington DC 20500 | US | DC | Washington |  |  | 1600 PENNSYLVANIA AVE NW | 1600 |  |  |  |  | 20500
W204N11912 Goldendale Rd, Germantown, WI 53022 | US | WI | Germantown |  |  | W204N11912 GOLDENDALE RD | W204N11912 |  |  |  |  | 53022
123-45 67th Ave Apt 2C, Queens, New York 11375 | US | NY | Queens |  |  | 123-45 67TH AVE | 123-45 |  | APT 2C |  |  | 11375
742 Evergreen Terrace, Springfield, Oregon | US | OR | Springfield |  |  | 742 EVERGREEN TER | 742
Carrera 7 # 71-21 Torre B Of. 1302, Bogotá, Colombia | CO |  | Bogotá |  |  | Carrera 7 # 71-21 Torre B | 71-21 |  | Of. 1302
10 Downing Street, London SW1A 2AA, UK | GB |  | London |  |  | 10 Downing Street | 10 |  |  |  |  | SW1A 2AA
Flat 3, 27 Kings Road, Brighton, East Sussex, BN1 1NE, United Kingdom | GB | East Sussex | Brighton |  |  | 27 Kings Road | 27 |  | Flat 3 |  |  | BN1 1NE
The Old Rectory, Church Lane, Little Snoring, Fakenham, Norfolk NR21 0JB | GB | Norfolk | Fakenham |  |  | The Old Rectory, Church Lane, Little Snoring |  |  |  |  |  | NR21 0JB
221B Baker St London NW1 6XE England | GB |  | London |  |  | 221B Baker St | 221B |  |  |  |  | NW1 6XE
Unit 7 Riverside Business Park, Bath Road, Bristol BS4 3EH | GB |  | Bristol |  |  | Unit 7 Riverside Business Park, Bath Road | 7 |  |  |  |  | BS4 3EH
Hauptstraße 12a, 10115 Berlin | DE |  | Berlin |  |  | Hauptstraße 12a | 12a |  |  |  |  | 10115
Musterstr. 5, 3. OG, D-80331 München, Deutschland | DE |  | München |  |  | Musterstr. 5 | 5 |  |  | 3. OG |  | 80331
c/o Müller, Am Alten Markt 3-5, 50667 Köln, Germany | DE |  | Köln |  |  | c/o Müller, Am Alten Markt 3-5 | 3-5 |  |  |  |  | 50667
Postfach 10 01 23, 70001 Stuttgart | DE |  | Stuttgart |  |  | Postfach 10 01 23 |  |  |  |  |  | 70001
12 bis rue de la République, 69002 Lyon, France | FR |  | Lyon |  |  | 12 bis rue de la République | 12 bis |  |  |  |  | 69002
Bâtiment C, Appt 23, 15 avenue Jean Jaurès, 75019 PARIS | FR |  | PARIS |  |  | 15 avenue Jean Jaurès | 15 | Bâtiment C | Appt 23 |  |  | 75019
BP 123, 33000 Bordeaux Cedex, France | FR |  | Bordeaux Cedex |  |  | BP 123 |  |  |  |  |  | 33000
1-2-3 Shibuya, Shibuya-ku, Tokyo 150-0002, Japan | JP | Tokyo | Shibuya-ku |  |  | 1-2-3 Shibuya | 1-2-3 |  |  |  |  | 150-0002
〒150-0043 東京都渋谷区道玄坂2-10-12 新大宗ビル3号館 5階 | JP | 東京都 | 渋谷区 |  |  | 道玄坂2-10-12 新大宗ビル3号館 | 2-10-12 |  |  | 5階 |  | 150-0043
大阪府大阪市北区梅田3丁目1番3号 | JP | 大阪府 | 大阪市 | 北区 |  | 梅田3-1-3 | 3-1-3
京都府京都市下京区烏丸通七条下ル東塩小路町721-1 | JP | 京都府 | 京都市 | 下京区 |  | 烏丸通七条下ル東塩小路町721-1 | 721-1
北海道札幌市中央区北1条西2丁目 | JP | 北海道 | 札幌市 | 中央区 |  | 北1条西2丁目 | 1
神奈川県横浜市西区みなとみらい2-2-1 ランドマークタワー20F | JP | 神奈川県 | 横浜市 | 西区 |  | みなとみらい2-2-1 ランドマークタワー | 2-2-1 |  |  | 20階
123 Maple Avenue, Suite 400, Toronto, ON M5V 2T6, Canada | CA | ON | Toronto |  |  | 123 Maple Avenue | 123 |  | Suite 400 |  |  | M5V 2T6
1055 Rue Sainte-Catherine O, Montréal (Québec) H3B 1J8 | CA | QC | Montréal |  |  | 1055 Rue Sainte-Catherine O | 1055 |  |  |  |  | H3B 1J8
Level 5, 100 Collins Street, Melbourne VIC 3000, Australia | AU | VIC | Melbourne |  |  | 100 Collins Street | 100 |  |  | Level 5 |  | 3000
Unit 3/45 George St, Sydney NSW 2000 | AU | NSW | Sydney |  |  | 45 George St | 45 |  | Unit 3 |  |  | 2000
GPO Box 1234, Brisbane QLD 4001 | AU | QLD | Brisbane |  |  | GPO Box 1234 |  |  |  |  |  | 4001
Flat No 302, Sai Residency, Plot No 45, Madhapur, Hyderabad, Telangana 500081, India | IN | Telangana | Hyderabad |  |  | Sai Residency, Plot No 45, Madhapur |  |  | Flat No 302 |  |  | 500081
#45, 2nd Cross, Indiranagar, Bengaluru 560038 Karnataka | IN | Karnataka | Bengaluru |  |  | 2nd Cross, Indiranagar |  |  | #45 |  |  | 560038
Keizersgracht 123-II, 1015 CJ Amsterdam | NL |  | Amsterdam |  |  | Keizersgracht 123-II | 123 |  |  |  |  | 1015 CJ
Kerkstraat 5 bus 3, 9000 Gent, Belgium | BE |  | Gent |  |  | Kerkstraat 5 | 5 |  | bus 3 |  |  | 9000
Calle Mayor 10, 3º B, 28013 Madrid, España | ES |  | Madrid |  |  | Calle Mayor 10 | 10 |  | 3º B |  |  | 28013
C/ Alcalá, 45 - 2ºD, 28014 Madrid | ES |  | Madrid |  |  | C/ Alcalá, 45 | 45 |  | 2ºD |  |  | 28014
Via Roma 15, 20121 Milano MI, Italia | IT | MI | Milano |  |  | Via Roma 15 | 15 |  |  |  |  | 20121
Piazza del Duomo 1, int. 5, 50122 Firenze (FI) | IT | FI | Firenze |  |  | Piazza del Duomo 1 | 1 |  | int. 5 |  |  | 50122
Rua Augusta, 1500 - Apto 52 - Consolação, São Paulo - SP, 01304-001, Brasil | BR | SP | São Paulo | Consolação |  | Rua Augusta, 1500 | 1500 |  | Apto 52 |  |  | 01304-001
Av. Paulista 1000, Bela Vista, São Paulo SP 01310-100 | BR | SP | São Paulo | Bela Vista |  | Av. Paulista 1000 | 1000 |  |  |  |  | 01310-100
10 Bayfront Avenue, #05-12 Marina Bay Sands, Singapore 018956 | SG |  | Singapore |  |  | 10 Bayfront Avenue, #05-12 Marina Bay Sands | 10 |  |  |  |  | 018956
Blk 123 Ang Mo Kio Ave 3 #04-567 Singapore 560123 | SG |  | Singapore |  |  | Blk 123 Ang Mo Kio Ave 3 | 123 |  | #04-567 |  |  | 560123
Office 2304, Al Saqr Tower, Sheikh Zayed Road, Dubai, UAE, P.O. Box 12345 | AE |  | Dubai |  |  | Al Saqr Tower, Sheikh Zayed Road, P.O. Box 12345 |  |  | Office 2304
Villa 12, Street 5, Jumeirah 1, Dubai, United Arab Emirates | AE |  | Dubai |  |  | Villa 12, Street 5, Jumeirah 1 | 12
서울특별시 강남구 테헤란로 152 강남파이낸스센터 10층 | KR | 서울특별시 | 서울특별시 | 강남구 |  | 테헤란로 152 강남파이낸스센터 | 152 |  |  | 10층
152 Teheran-ro, Gangnam-gu, Seoul 06236, South Korea | KR |  | Seoul | Gangnam-gu |  | 152 Teheran-ro | 152 |  |  |  |  | 06236
ул. Тверская, д. 10, кв. 5, Москва, 125009, Россия | RU |  | Москва |  |  | ул. Тверская, д. 10 | 10 |  | кв. 5 |  |  | 125009
ul. Marszałkowska 10/12 m. 5, 00-590 Warszawa, Polska | PL |  | Warszawa |  |  | ul. Marszałkowska 10/12 | 10/12 |  | m. 5 |  |  | 00-590
Bahnhofstrasse 1, 8001 Zürich, Schweiz | CH |  | Zürich |  |  | Bahnhofstrasse 1 | 1 |  |  |  |  | 8001
Mariahilfer Straße 10/2/15, 1070 Wien, Österreich | AT |  | Wien |  |  | Mariahilfer Straße 10/2/15 | 10 |  |  |  |  | 1070
Vasagatan 12, lgh 1203, 111 20 Stockholm, Sverige | SE |  | Stockholm |  |  | Vasagatan 12 | 12 |  | lgh 1203 |  |  | 111 20
Karl Johans gate 5, 0154 Oslo, Norge | NO |  | Oslo |  |  | Karl Johans gate 5 | 5 |  |  |  |  | 0154
Vesterbrogade 12, 3. tv, 1620 København V, Danmark | DK |  | København V |  |  | Vesterbrogade 12 | 12 |  | 3. tv |  |  | 1620
Rua da Prata 80, 2º Esq., 1100-420 Lisboa, Portugal | PT |  | Lisboa |  |  | Rua da Prata 80 | 80 |  | 2º Esq. |  |  | 1100-420
Calle 10 No. 20-30, Col. Centro, 06000 Ciudad de México, CDMX, México | MX | CDMX | Ciudad de México | Col. Centro |  | Calle 10 No. 20-30 | 20-30 |  |  |  |  | 06000
Av. Corrientes 1234, Piso 5, Depto B, C1043AAZ Buenos Aires, Argentina | AR |  | Buenos Aires |  |  | Av. Corrientes 1234 | 1234 |  | Depto B | Piso 5 |  | C1043AAZ
12 O'Connell Street, Dublin 1, D01 F5P2, Ireland | IE |  | Dublin 1 |  |  | 12 O'Connell Street | 12 |  |  |  |  | D01 F5P2
15 Long Street, Cape Town, 8001, South Africa | ZA |  | Cape Town |  |  | 15 Long Street | 15 |  |  |  |  | 8001
45 Queen Street, Auckland 1010, New Zealand | NZ |  | Auckland |  |  | 45 Queen Street | 45 |  |  |  |  | 1010
88 Sukhumvit Road, Khlong Toei, Bangkok 10110, Thailand | TH |  | Bangkok | Khlong Toei |  | 88 Sukhumvit Road | 88 |  |  |  |  | 10110
Jl. Sudirman No. 45, Jakarta Pusat 10220, Indonesia | ID |  | Jakarta Pusat |  |  | Jl. Sudirman No. 45 | 45 |  |  |  |  | 10220
12 Jalan Sultan Ismail, 50250 Kuala Lumpur, Malaysia | MY |  | Kuala Lumpur |  |  | 12 Jalan Sultan Ismail | 12 |  |  |  |  | 50250
Unit 5B, 123 Ayala Avenue, Makati City 1226, Metro Manila, Philippines | PH | Metro Manila | Makati City |  |  | 123 Ayala Avenue | 123 |  | Unit 5B |  |  | 1226
Atatürk Cad. No:12 D:5, 34000 Kadıköy/İstanbul, Türkiye | TR |  | İstanbul | Kadıköy |  | Atatürk Cad. No:12 | 12 |  | D:5 |  |  | 34000
24 Ermou Street, 105 63 Athens, Greece | GR |  | Athens |  |  | 24 Ermou Street | 24 |  |  |  |  | 105 63
Václavské náměstí 1, 110 00 Praha 1, Česká republika | CZ |  | Praha 1 |  |  | Václavské náměstí 1 | 1 |  |  |  |  | 110 00
Rothschild Blvd 22, Tel Aviv 6688218, Israel | IL |  | Tel Aviv |  |  | Rothschild Blvd 22 | 22 |  |  |  |  | 6688218
King Fahd Road, Riyadh 12211, Saudi Arabia | SA |  | Riyadh |  |  | King Fahd Road |  |  |  |  |  | 12211
`;
