/**
 * Turkish, Polish, Czech, Scandinavian, Vietnamese, Indonesian, Greek, Arabic, Hebrew, Thai and Hindi header words of each
 * field, as they are written; `index.ts` brings them to the form of a header's key.
 */
import type { AliasTable } from './alias-table.js';

export const WORLD = {
  fullName:
    'Ad|İsim|Tên|Όνομα|الاسم|ชื่อ|नाम|Ad Soyad|Adı Soyadı|İsim Soyisim|Müşteri Adı|Imię i nazwisko|Nazwisko i imię|Jméno a příjmení|Celé jméno|Namn|Fullständigt namn|Navn|Fulde navn|Fullt navn|Họ và tên|Họ tên|Tên khách hàng|Nama|Nama lengkap|Nama pelanggan|Ονοματεπώνυμο|Όνομα και επώνυμο|الاسم الكامل|اسم العميل|الاسم واللقب|שם מלא|שם הלקוח|ชื่อ-นามสกุล|ชื่อเต็ม|पूरा नाम|ग्राहक का नाम',
  givenName:
    'Ad|Adı|İsim|Imię|Imiona|Jméno|Křestní jméno|Förnamn|Fornavn|Tên|Nama depan|Όνομα|الاسم|الاسم الأول|שם פרטי|ชื่อ|नाम|पहला नाम',
  middleName: 'İkinci ad|Drugie imię|Mellannamn|Mellemnavn|Tên đệm|Nama tengah|اسم الأب|الاسم الأوسط',
  familyName:
    'Soyad|Soyadı|Soyisim|Nazwisko|Příjmení|Efternamn|Efternavn|Etternavn|Họ|Nama belakang|Nama keluarga|Επώνυμο|Επίθετο|العائلة|اسم العائلة|اللقب|الكنية|שם משפחה|นามสกุล|उपनाम|कुलनाम',
  gender: 'Cinsiyet|Płeć|Pohlaví|Kön|Køn|Kjønn|Giới tính|Jenis kelamin|Φύλο|الجنس|מין|เพศ|लिंग',
  birthDate:
    'Doğum tarihi|Doğum günü|Data urodzenia|Data ur.|Datum narození|Födelsedatum|Fødselsdato|Fødselsdag|Ngày sinh|Ngày tháng năm sinh|Tanggal lahir|Ημερομηνία γέννησης|Ημ. γέννησης|تاريخ الميلاد|تاريخ الولادة|תאריך לידה|วันเกิด|วันเดือนปีเกิด|जन्म तिथि|जन्मतिथि|Urodziny|Narozeniny|Födelsedag',
  organization:
    'Şirket|Şirket adı|Firma adı|Firma ünvanı|Nazwa firmy|Společnost|Název firmy|Företag|Företagsnamn|Virksomhed|Bedrift|Firmanavn|Công ty|Tên công ty|Perusahaan|Nama perusahaan|Εταιρεία|Επωνυμία|الشركة|اسم الشركة|المؤسسة|חברה|שם החברה|บริษัท|ชื่อบริษัท|कंपनी|कंपनी का नाम',
  jobTitle:
    'Unvan|Görev|Meslek|Stanowisko|Zawód|Pozice|Povolání|Befattning|Yrke|Stilling|Chức vụ|Nghề nghiệp|Jabatan|Pekerjaan|Θέση|Επάγγελμα|المسمى الوظيفي|المهنة|תפקיד|ตำแหน่ง|อาชีพ|पद|Tytuł',
  phone:
    'Telefon numarası|Tel no|Sabit telefon|Numer telefonu|Nr telefonu|Telefonní číslo|Telefonnummer|Telefonnr|Điện thoại|Số điện thoại|Telepon|Nomor telepon|No telepon|Τηλέφωνο|Τηλ|Σταθερό|الهاتف|رقم الهاتف|التليفون|טלפון|מספר טלפון|โทรศัพท์|เบอร์โทรศัพท์|เบอร์โทร|टेलीफोन|फ़ोन|फोन',
  mobile:
    'Cep telefonu|Cep|GSM|Telefon komórkowy|Komórka|Mobilní telefon|Mobilnummer|Mobiltelefon|Di động|Số di động|Ponsel|Nomor ponsel|No HP|Κινητό|Κινητό τηλέφωνο|الجوال|رقم الجوال|المحمول|الموبايل|נייד|טלפון נייד|มือถือ|เบอร์มือถือ|मोबाइल|मोबाइल नंबर',
  email:
    'E-posta|E-posta adresi|Eposta|Adres e-mail|E-mailová adresa|E-post|E-postadress|E-postadresse|Mejladress|Thư điện tử|Surel|Alamat email|Ηλεκτρονικό ταχυδρομείο|البريد|البريد الإلكتروني|الايميل|דוא״ל|אימייל|דואר אלקטרוני|อีเมล|อีเมล์|ईमेल|Adres email|Adres poczty elektronicznej',
  address:
    'Açık adres|Adresi|Adres zamieszkania|Adresa|Bydliště|Adress|Adresse|Địa chỉ|Alamat|Alamat lengkap|Διεύθυνση|العنوان|כתובת|ที่อยู่|पता',
  street: 'Cadde|Sokak|Ulica|Ulice|Gata|Gatuadress|Gadenavn|Vej|Gateadresse|Đường|Jalan|Οδός|الشارع|רחוב|ถนน',
  houseNumber: 'Kapı no|Numer domu|Nr domu|Číslo popisné|Husnummer|Số nhà|Αριθμός|رقم المنزل|מספר בית|บ้านเลขที่',
  city: 'Şehir|İl|Miasto|Miejscowość|Město|Obec|Stad|Postort|Poststed|Thành phố|Tỉnh thành|Kota|Πόλη|المدينة|עיר|เมือง|शहर',
  district: 'İlçe|Semt|Powiat|Gmina|Kommun|Quận huyện|Quận|Kecamatan|Δήμος|الحي|المنطقة|เขต|อำเภอ|जिला',
  province: 'Województwo|Län|Fylke|Tỉnh|Provinsi|Νομός|المحافظة|מחוז|จังหวัด|राज्य',
  postalCode:
    'Posta kodu|Kod pocztowy|PSČ|Poštovní směrovací číslo|Postnummer|Mã bưu điện|Mã bưu chính|Kode pos|Ταχυδρομικός κώδικας|Τ.Κ.|ΤΚ|الرمز البريدي|מיקוד|รหัสไปรษณีย์|पिन कोड|PIN|C.P.',
  country:
    'Ülke|Kraj|Państwo|Země|Stát|Quốc gia|Negara|Χώρα|الدولة|البلد|ארץ|ประเทศ|देश|Kraj/region|Ülke/Bölge|Země/oblast|Land/region',
  customerNumber:
    'Müşteri no|Müşteri numarası|Numer klienta|Číslo zákazníka|Kundnummer|Kundenr|Mã khách hàng|Nomor pelanggan|Κωδικός πελάτη|رقم العميل|מספר לקוח|รหัสลูกค้า|Nr klienta|Kod klienta|Müşteri kodu|Kód zákazníka',
  notes:
    'Notlar|Açıklama|Uwagi|Notatki|Poznámka|Anteckningar|Bemærkninger|Ghi chú|Catatan|Σημειώσεις|ملاحظات|הערות|หมายเหตุ|टिप्पणी',
  id: 'ID rekordu|Kayıt ID|ID záznamu|Post-ID',
  namePrefix: 'Tytuł|Zwrot grzecznościowy|Hitap|Oslovení|Tilltal|Titul',
  nickname: 'Pseudonim|Takma ad|Přezdívka|Smeknamn',
  department:
    'Dział|Departman|Bölüm|Oddělení|Avdelning|Avdeling|Afdeling|Phòng ban|Departemen|Τμήμα|القسم|מחלקה|แผนก|विभाग',
  fax: 'Faks|Nr faksu|Numer faksu|Faks numarası|Faxnummer|Faxové číslo|Φαξ|فاكس|פקס|แฟกซ์|फैक्स',
  website:
    'Strona WWW|Strona internetowa|Strona sieci Web|Web sitesi|Web sayfası|İnternet sitesi|Webové stránky|Web|Webbplats|Hemsida|Hjemmeside|Nettside|Trang web|Situs web|Ιστοσελίδα|Ιστότοπος|الموقع الإلكتروني|אתר אינטרנט|เว็บไซต์|वेबसाइट',
  taxId:
    'NIP|Numer NIP|REGON|USt-IdNr.|USt-ID|Vergi no|Vergi numarası|IČO|DIČ|Organisationsnummer|Org.nr|CVR|CVR-nummer|Mã số thuế|MST|NPWP|ΑΦΜ|Α.Φ.Μ.|الرقم الضريبي|ח.פ|עוסק מורשה|เลขประจำตัวผู้เสียภาษี',
  nationalId:
    'PESEL|T.C. kimlik no|TC kimlik no|Kimlik no|Rodné číslo|Personnummer|CPR-nummer|Fødselsnummer|CCCD|CMND|Số CMND|NIK|KTP|ΑΔΤ|رقم الهوية|מספר זהות|ת.ז|เลขบัตรประชาชน|आधार संख्या',
  owner: 'Opiekun|Opiekun klienta|Właściciel|Sorumlu|Temsilci|Vlastník|Ägare|Kundansvarig|Người phụ trách',
  industry: 'Branża|Sektör|Obor|Bransch|Branche|Ngành nghề|Industri|Κλάδος',
  createdAt:
    'Data utworzenia|Data dodania|Data rejestracji|Utworzono|Oluşturma tarihi|Kayıt tarihi|Vytvořeno|Datum vytvoření|Skapad|Skapad datum|Oprettet|Opprettet|Ngày tạo|Tanggal dibuat|Ημερομηνία δημιουργίας|تاريخ الإنشاء|תאריך יצירה|วันที่สร้าง',
  modifiedAt:
    'Data modyfikacji|Data aktualizacji|Ostatnia modyfikacja|Zmodyfikowano|Güncelleme tarihi|Değiştirme tarihi|Změněno|Datum změny|Ändrad|Ændret|Endret|Ngày cập nhật|Tanggal diubah|تاريخ التعديل|תאריך עדכון',
  tags: 'Etykiety|Kategorie|Etiketler|Štítky|Etiketter|Nhãn',
} as const satisfies AliasTable;
