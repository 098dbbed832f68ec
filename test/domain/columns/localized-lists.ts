/**
 * Header lists of the same systems in other languages (German, French, Spanish, Portuguese, Japanese, Korean, Russian,
 * traditional Chinese), with the field (and group) each header stands for. Checked by hand.
 */
import type { HeaderList } from './header-lists.js';

export const LOCALIZED_LISTS: readonly HeaderList[] = [
  {
    system: null,
    id: null,
    columns:
      'Anrede > namePrefix | Vorname > givenName | Nachname > familyName | Position > jobTitle | Postanschrift (Straße) > street | Postanschrift (Ort) > city | Postanschrift (Bundesland/Provinz) > province | Postanschrift (Postleitzahl) > postalCode | Postanschrift (Land) > country | Telefon > phone | Mobil > mobile | Fax > fax | E-Mail > email | Accountname > organization | Kontakteigentümer > owner',
  },
  {
    system: null,
    id: null,
    columns:
      'Civilité > namePrefix | Prénom > givenName | Nom > familyName | Titre > jobTitle | Rue (adresse postale) > street | Ville (adresse postale) > city | État/Province (adresse postale) > province | Code postal (adresse postale) > postalCode | Pays (adresse postale) > country | Téléphone > phone | Mobile > mobile | Fax > fax | E-mail > email | Nom du compte > organization | Propriétaire du contact > owner',
  },
  {
    system: null,
    id: null,
    columns:
      'Tratamiento > namePrefix | Nombre > givenName | Apellidos > familyName | Cargo > jobTitle | Calle de correo > street | Ciudad de correo > city | Estado o provincia de correo > province | Código postal de correo > postalCode | País de correo > country | Teléfono > phone | Móvil > mobile | Fax > fax | Correo electrónico > email | Nombre de la cuenta > organization | Propietario del contacto > owner',
  },
  {
    system: null,
    id: null,
    columns:
      'Saudação > namePrefix | Nome > givenName | Sobrenome > familyName | Cargo > jobTitle | Rua para correspondência > street | Cidade para correspondência > city | Estado para correspondência > province | CEP para correspondência > postalCode | País para correspondência > country | Telefone > phone | Celular > mobile | Email > email | Nome da conta > organization',
  },
  {
    system: null,
    id: null,
    columns:
      '姓 > familyName | 名 > givenName | 役職 > jobTitle | 取引先名 > organization | 町名・番地(郵送先) > street | 市区郡(郵送先) > city | 都道府県(郵送先) > province | 郵便番号(郵送先) > postalCode | 国(郵送先) > country | 電話 > phone | 携帯 > mobile | メール > email | 取引先責任者 所有者 > owner',
  },
  {
    system: null,
    id: null,
    columns:
      '稱謂 > namePrefix | 名字 > givenName | 姓氏 > familyName | 職稱 > jobTitle | 郵寄街道 > street | 郵寄城市 > city | 郵寄州/省 > province | 郵寄郵遞區號 > postalCode | 郵寄國家 > country | 電話 > phone | 行動電話 > mobile | 電子郵件 > email | 帳戶名稱 > organization',
  },
  {
    system: 'hubspot',
    id: 'Datensatz-ID',
    columns:
      'Datensatz-ID | Vorname > givenName | Nachname > familyName | E-Mail-Adresse > email | Telefonnummer > phone | Zuständiger Mitarbeiter > owner | Lead-Status > stage | Lifecycle-Phase | Erstelldatum > createdAt | Name des Unternehmens > organization',
  },
  {
    system: 'hubspot',
    id: 'ID de registro',
    columns:
      'ID de registro | Nombre > givenName | Apellidos > familyName | Correo > email | Número de teléfono > phone | Propietario del contacto > owner | Estado del lead > stage | Fecha de creación > createdAt | Nombre de la empresa > organization',
  },
  {
    system: 'hubspot',
    id: 'ID do registro',
    columns:
      'ID do registro | Nome > givenName | Sobrenome > familyName | E-mail > email | Número de telefone > phone | Proprietário do contato > owner | Status do lead > stage | Data de criação > createdAt | Nome da empresa > organization',
  },
  {
    system: 'hubspot',
    id: 'レコードID',
    columns:
      'レコードID | 名 > givenName | 姓 > familyName | Eメール > email | 電話番号 > phone | コンタクト担当者 > owner | リードステータス > stage | 作成日 > createdAt | 会社名 > organization',
  },
  {
    system: 'hubspot',
    id: '記錄 ID',
    columns:
      '記錄 ID | 名字 > givenName | 姓氏 > familyName | 電子郵件 > email | 電話號碼 > phone | 連絡人擁有者 > owner | 潛在客戶狀態 > stage | 建立日期 > createdAt | 公司名稱 > organization',
  },
  {
    system: null,
    id: null,
    columns:
      'Anrede > namePrefix | Vorname > givenName | Weitere Vornamen > middleName | Nachname > familyName | Suffix > nameSuffix | Firma > organization | Abteilung > department | Position > jobTitle | Straße geschäftlich > street | Ort geschäftlich > city | Region geschäftlich > province | Postleitzahl geschäftlich > postalCode | Land/Region geschäftlich > country | Straße privat > street#2 | Ort privat > city#2 | Bundesland/Kanton privat > province#2 | Postleitzahl privat > postalCode#2 | Land/Region privat > country#2 | Weitere Straße > street#3 | Weiterer Ort > city#3 | Telefon (Assistent) | Fax geschäftlich > fax | Telefon geschäftlich > phone | Telefon geschäftlich 2 > phone#2 | Telefon privat > phone#3 | Mobiltelefon > mobile | E-Mail-Adresse > email | E-Mail 2: Adresse > email#2 | Geburtstag > birthDate | Geschlecht > gender | Notizen > notes | Webseite > website',
  },
  {
    system: null,
    id: null,
    columns:
      'Titre > namePrefix | Prénom > givenName | Deuxième prénom > middleName | Nom > familyName | Suffixe > nameSuffix | Société > organization | Service > department | Fonction > jobTitle | Rue (bureau) > street | Ville (bureau) > city | Dép/Région (bureau) > province | Code postal (bureau) > postalCode | Pays/Région (bureau) > country | Rue (domicile) > street#2 | Ville (domicile) > city#2 | Code postal (domicile) > postalCode#2 | Télécopie (bureau) > fax | Téléphone (bureau) > phone | Tél. mobile > mobile | Téléphone (domicile) > phone#2 | Adresse de messagerie > email | Anniversaire > birthDate | Notes > notes',
  },
  {
    system: 'outlook',
    id: null,
    columns:
      '名字 > givenName | 中間名 > middleName | 姓氏 > familyName | 稱謂 > namePrefix | 公司 > organization | 部門 > department | 職稱 > jobTitle | 商務 - 街 > street | 商務 - 市/鎮 > city | 商務 - 縣市 > province | 商務 - 郵遞區號 > postalCode | 商務 - 國家/地區 > country | 住家 - 街 > street#2 | 住家 - 市/鎮 > city#2 | 住家 - 郵遞區號 > postalCode#2 | 商務傳真 > fax | 商務電話 > phone | 行動電話 > mobile | 住家電話 > phone#2 | 電子郵件地址 > email | 生日 > birthDate | 附註 > notes',
  },
  {
    system: null,
    id: null,
    columns:
      'Nombre > givenName | Segundo nombre > middleName | Apellidos > familyName | Organización > organization | Departamento > department | Puesto > jobTitle | Calle del trabajo > street | Ciudad de trabajo > city | Código postal del trabajo > postalCode | País o región del trabajo > country | Calle particular > street#2 | Ciudad de residencia > city#2 | Código postal particular > postalCode#2 | Fax del trabajo > fax | Teléfono del trabajo > phone | Teléfono móvil > mobile | Particular | Dirección de correo electrónico > email | Cumpleaños > birthDate | Notas > notes',
  },
  {
    system: null,
    id: 'Kontakt-ID',
    columns:
      'Kontakt-ID | Kontaktinhaber > owner | Lead-Quelle > leadSource | Vorname > givenName | Nachname > familyName | Firmenname > organization | E-Mail > email | Titel > jobTitle | Abteilung > department | Telefon > phone | Mobil > mobile | Geburtsdatum > birthDate | Straße (Postanschrift) > street | Ort (Postanschrift) > city | Bundesland (Postanschrift) > province | PLZ (Postanschrift) > postalCode | Land (Postanschrift) > country | Beschreibung > notes',
  },
  {
    system: null,
    id: null,
    columns:
      'Vorname > givenName | Zweiter Vorname > middleName | Nachname > familyName | Namenspräfix > namePrefix | Spitzname > nickname | Organisationsname > organization | Organisationstitel > jobTitle | Geburtstag > birthDate | Notizen > notes | E-Mail 1 – Label | E-Mail 1 – Wert > email | Telefon 1 – Label | Telefon 1 – Wert > phone | Adresse 1 – Straße > street | Adresse 1 – Ort > city | Adresse 1 – Postleitzahl > postalCode | Adresse 1 – Land > country',
  },
  {
    system: null,
    id: null,
    columns:
      '顧客番号 > customerNumber | 氏名 > fullName | フリガナ | 会社名 > organization | 部署 > department | 役職 > jobTitle | 郵便番号 > postalCode | 都道府県 > province | 市区町村 > city | 番地 > street | 建物名 > building | 電話番号 > phone | 携帯電話 > mobile | メールアドレス > email | 生年月日 > birthDate | 性別 > gender | 備考 > notes',
  },
  {
    system: null,
    id: null,
    columns:
      '고객번호 > customerNumber | 이름 > fullName | 회사 > organization | 부서 > department | 직책 > jobTitle | 전화번호 > phone | 휴대전화 > mobile | 이메일 > email | 주소 > address | 우편번호 > postalCode | 생년월일 > birthDate | 성별 > gender | 비고 > notes',
  },
  {
    system: null,
    id: null,
    columns:
      'Фамилия > familyName | Имя > givenName | Отчество > middleName | Компания > organization | Должность > jobTitle | Телефон > phone | Мобильный телефон > mobile | Эл. почта > email | Адрес > address | Город > city | Индекс > postalCode | Страна > country | Дата рождения > birthDate',
  },
  {
    system: null,
    id: null,
    columns:
      '客戶編號 > customerNumber | 姓名 > fullName | 公司 > organization | 部門 > department | 職稱 > jobTitle | 行動電話 > mobile | 商務電話 > phone | 電子郵件地址 > email | 生日 > birthDate | 地址 > address | 郵遞區號 > postalCode | 國家/地區 > country | 備註 > notes',
  },
];
