/** Japanese header words of each field, without spaces where they hold Han characters. Words that are Chinese too stand there. */
import type { AliasTable } from './alias-table.js';

export const JAPANESE = {
  id: 'レコードid|取引先責任者id|取引先id|リードid|コンタクトid',
  fullName: 'お名前|名前|担当者名|取引先責任者名|顧客名|会員名|ご氏名|連絡先名',
  familyName: '苗字|名字姓|氏',
  gender: '性別',
  birthDate: '誕生日|お誕生日|生年月日',
  organization: '会社|企業名|貴社名|御社名|取引先名|取引先|法人名称|組織名|屋号|店舗名|団体名',
  department: '部署|部署名|所属|所属部署|課',
  jobTitle: '役職|役職名|肩書|肩書き|職業',
  industry: '業種|業界',
  website: 'ホームページ|ウェブサイト|webサイト|サイトurl|url',
  phone:
    '電話|電話番号1|自宅電話番号|会社電話番号|勤務先電話番号|代表電話|代表電話番号|固定電話|連絡先電話番号|tel番号',
  mobile: '携帯|携帯電話番号|携帯番号|モバイル|スマートフォン',
  fax: 'ファックス|ファクス|fax番号|ファックス番号',
  email: 'eメール|eメールアドレス|メールアドレス1|電子メール|電子メールアドレス|会社メールアドレス',
  address: 'ご住所|自宅住所|勤務先住所|会社住所|住所1|届け先住所|送付先住所',
  street: '町名番地|番地|丁目番地|町域番地|町村番地|町名|町域|以降の住所',
  street2: '住所2|住所3|建物名等|番地建物名',
  building: '建物名|ビル名|マンション名|建物|マンション名部屋番号',
  room: '部屋番号|号室',
  city: '市区町村|市区郡|市町村|市町村名|市区町村名',
  province: '都道府県|都道府県名|県|州都道府県',
  country: '国名|国|国地域',
  customerNumber: '顧客番号|顧客コード|会員番号|お客様番号|取引先コード|得意先コード|顧客id|会員id',
  owner: '担当者|営業担当|所有者|取引先責任者所有者|取引先所有者|コンタクト担当者|営業担当者',
  leadSource: 'リードソース|流入元|流入経路|きっかけ',
  stage: 'リードステータス|ステータス|状況',
  tags: 'タグ|ラベル|グループ',
  notes: '備考|メモ|説明|備考欄|コメント',
  amount: '年間売上|売上|金額|年商',
  createdAt: '作成日|登録日|作成日時|登録日時|作成日付',
  modifiedAt: '更新日|最終更新日|更新日時|最終更新日時',
  other:
    'フリガナ|ふりがな|姓フリガナ|名フリガナ|氏名フリガナ|氏名カナ|カナ|姓カナ|名カナ|カナ氏名|年齢|セイ|メイ|せい|めい',
} as const satisfies AliasTable;
