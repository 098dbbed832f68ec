/** Header lists of real systems, with the field (and group) each header stands for; a header alone is a custom column. */

export interface HeaderList {
  readonly system: string | null;
  readonly id: string | null;
  readonly columns: string;
}

export const HEADER_LISTS: readonly HeaderList[] = [
  {
    system: 'salesforce',
    id: 'Id',
    columns:
      'Id | IsDeleted | MasterRecordId | AccountId | LastName > familyName | FirstName > givenName | Salutation > namePrefix | Name > fullName | OtherStreet > street#2 | OtherCity > city#2 | OtherState > province#2 | OtherPostalCode > postalCode#2 | OtherCountry > country#2 | OtherLatitude | OtherLongitude | OtherGeocodeAccuracy | OtherAddress | MailingStreet > street | MailingCity > city | MailingState > province | MailingPostalCode > postalCode | MailingCountry > country | MailingLatitude | MailingLongitude | MailingGeocodeAccuracy | MailingAddress | Phone > phone | Fax > fax | MobilePhone > mobile | HomePhone > phone#2 | OtherPhone > phone#3 | AssistantPhone | ReportsToId | Email > email | Title > jobTitle | Department > department | AssistantName | LeadSource > leadSource | Birthdate > birthDate | Description > notes | OwnerId | CreatedDate > createdAt | CreatedById | LastModifiedDate > modifiedAt | LastModifiedById | SystemModstamp | LastActivityDate | LastCURequestDate | LastCUUpdateDate | LastViewedDate | LastReferencedDate | EmailBouncedReason | EmailBouncedDate | IsEmailBounced | PhotoUrl | Jigsaw | JigsawContactId | CleanStatus | IndividualId',
  },
  {
    system: 'salesforce',
    id: 'Id',
    columns:
      'Id | IsDeleted | MasterRecordId | Name > organization | Type | ParentId | BillingStreet > street | BillingCity > city | BillingState > province | BillingPostalCode > postalCode | BillingCountry > country | BillingLatitude | BillingLongitude | BillingGeocodeAccuracy | BillingAddress | ShippingStreet > street#2 | ShippingCity > city#2 | ShippingState > province#2 | ShippingPostalCode > postalCode#2 | ShippingCountry > country#2 | ShippingLatitude | ShippingLongitude | ShippingGeocodeAccuracy | ShippingAddress | Phone > phone | Fax > fax | AccountNumber > customerNumber | Website > website | PhotoUrl | Sic | Industry > industry | AnnualRevenue > amount | NumberOfEmployees | Ownership | TickerSymbol | Description > notes | Rating | Site | OwnerId | CreatedDate > createdAt | CreatedById | LastModifiedDate > modifiedAt | LastModifiedById | SystemModstamp | LastActivityDate | LastViewedDate | LastReferencedDate | Jigsaw | JigsawCompanyId | CleanStatus | AccountSource > leadSource | DunsNumber > taxId | Tradestyle | NaicsCode | NaicsDesc | YearStarted | SicDesc',
  },
  {
    system: 'salesforce',
    id: null,
    columns:
      'Salutation > namePrefix | First Name > givenName | Last Name > familyName | Title > jobTitle | Mailing Street > street | Mailing City > city | Mailing State/Province > province | Mailing Zip/Postal Code > postalCode | Mailing Country > country | Phone > phone | Email > email | Contact Record Type | Account Name > organization | Account Owner > owner | Lead Source > leadSource',
  },
  {
    system: 'salesforce',
    id: null,
    columns:
      'Salutation > namePrefix | First Name > givenName | Last Name > familyName | Title > jobTitle | Mailing Street > street | Mailing City > city | Mailing State/Province > province | Mailing Zip/Postal Code > postalCode | Mailing Country > country | Phone > phone | Mobile > mobile | Fax > fax | Email > email | Account Owner > owner | Account Name > organization',
  },
  {
    system: null,
    id: 'Contact ID',
    columns:
      'Full Name > fullName | Contact ID | Account ID | Birthdate > birthDate | Reports To | Other Phone > phone | Assistant | Asst Phone | Other Street > street | Other City > city | Department > department | Home Phone > phone#2 | Master Record ID | Deleted',
  },
  {
    system: 'salesforce',
    id: null,
    columns:
      'Account Name > organization | Website > website | Billing Street > street | Billing City > city | Billing State/Province > province | Billing Zip/Postal Code > postalCode | Billing Country > country | Account Owner > owner | Territory | Type',
  },
  {
    system: 'salesforce',
    id: null,
    columns:
      'Lead Owner > owner | First Name > givenName | Last Name > familyName | Title > jobTitle | Company / Account > organization | Lead Source > leadSource | Rating | Street > street | Email > email',
  },
  {
    system: 'hubspot',
    id: 'Record ID',
    columns:
      'Record ID | First Name > givenName | Last Name > familyName | Email > email | Phone Number > phone | Contact owner > owner | Associated Company > organization | Last Activity Date | Lead Status > stage | Marketing contact status | Create Date > createdAt',
  },
  {
    system: 'hubspot',
    id: 'Record ID',
    columns:
      'Record ID | First Name > givenName | Last Name > familyName | Email > email | Phone Number > phone | Contact owner > owner | Lead Status > stage | Create Date > createdAt | Last Modified Date > modifiedAt | Contact Type | Lifecycle Stage | Lead Source > leadSource | Stage of Journey | Next appointment date | Associated Deal | Associated Company > organization | Associated Deal IDs',
  },
  {
    system: 'hubspot',
    id: 'Record ID',
    columns:
      'Record ID | First Name > givenName | Last Name > familyName | Email > email | Phone Number > phone | Lead Status > stage | Create Date > createdAt | Associated Company > organization | Country/Region > country | Contact owner > owner',
  },
  {
    system: 'hubspot',
    id: 'Record ID',
    columns:
      'Record ID | First Name > givenName | Last Name > familyName | Mobile Phone Number > mobile | Work email > email | Phone Number > phone | Contact owner > owner | State/Region > province | Country/Region > country | Website URL > website | Job Title > jobTitle | Integration Status | Email > email#2 | Associated Company > organization | Associated Company IDs',
  },
  {
    system: 'hubspot',
    id: null,
    columns:
      'Prénom > givenName | Nom > familyName | Numéro de téléphone > phone | Numéro de téléphone portable > mobile | Numéro de téléphone WhatsApp > mobile#2 | Intitulé du poste > jobTitle | Pays/Région > country | URL du site web > website | Code postal > postalCode | Propriétaire du contact > owner | Statut du prospect > stage | Primary Associated Company ID',
  },
  {
    system: 'hubspot',
    id: 'Record ID',
    columns:
      'Record ID | First Name > givenName | Last Name > familyName | Email > email | Phone Number > phone | First Email Date | Contact owner > owner | Company Name > organization | Industry > industry | Lead Status > stage | Number of Employees | LinkedIn Company Page | Lead Source > leadSource | Original Source | Recent Deal Amount > amount | Associated Company ID(s)',
  },
  {
    system: 'hubspot',
    id: null,
    columns:
      'First Name > givenName | Last Name > familyName | Salutation > namePrefix | Job Title > jobTitle | Company Name > organization | Contact owner > owner | Notes > notes | Lifecycle Stage > stage | Buying Role | Email > email | Mobile Phone Number > mobile',
  },
  {
    system: 'hubspot',
    id: 'Record ID',
    columns:
      'Record ID | Company name > organization | Website URL > website | Company owner > owner | Create Date > createdAt | Legal entity address > address',
  },
  {
    system: null,
    id: null,
    columns:
      "Street Address > street | City > city | State/Region > province | Postal Code > postalCode | Country/Region > country | Date of birth > birthDate | Salutation > namePrefix | Fax Number > fax | Additional email addresses > email | Unsubscribed from all email > emailOptOut | Legal basis for processing contact's data",
  },
  {
    system: 'zoho',
    id: 'Record Id',
    columns:
      'Record Id | Contact Owner.id | Contact Owner > owner | Lead Source > leadSource | First Name > givenName | Last Name > familyName | Account Name.id | Account Name > organization | Vendor Name.id | Vendor Name | Email > email | Title > jobTitle | Department > department | Phone > phone | Home Phone > phone#2 | Other Phone > phone#3 | Fax > fax | Mobile > mobile | Date of Birth > birthDate | Assistant | Asst Phone | Created By.id | Created By | Modified By.id | Modified By | Created Time > createdAt | Modified Time > modifiedAt | Contact Name > fullName | Mailing Street > street | Other Street > street#2 | Mailing City > city | Other City > city#2 | Mailing State > province | Other State > province#2 | Mailing Zip > postalCode | Other Zip > postalCode#2 | Mailing Country > country | Other Country > country#2 | Description > notes | Email Opt Out > emailOptOut | Skype ID | Salutation > namePrefix | Secondary Email > email#2 | Currency | Exchange Rate | Last Activity Time | Twitter | Territories | Tag > tags | Reporting To.id | Reporting To | Unsubscribed Mode | Unsubscribed Time | Change Log Time | First Visit | Visitor Score | Referrer | Average Time Spent (Minutes) | Most Recent Visit | First Page Visited | Number Of Chats | Days Visited | Locked | Last Enriched Time | Enrich Status | Data Processing Basis Details.id | Data Processing Basis | Data Source | Connected To.module | Connected To.id',
  },
  {
    system: null,
    id: null,
    columns:
      'Company > organization | Street > street | City > city | State > province | Zip Code > postalCode | Country > country | Lead Status > stage | Industry > industry',
  },
  {
    system: 'google',
    id: null,
    columns:
      'First Name > givenName | Middle Name > middleName | Last Name > familyName | Phonetic First Name | Phonetic Middle Name | Phonetic Last Name | Name Prefix > namePrefix | Name Suffix > nameSuffix | Nickname > nickname | File As | Organization Name > organization | Organization Title > jobTitle | Organization Department > department | Birthday > birthDate | Notes > notes | Photo | Labels > tags | E-mail 1 - Label | E-mail 1 - Value > email | Phone 1 - Label | Phone 1 - Value > phone | Address 1 - Label | Address 1 - Formatted | Address 1 - Street > street | Address 1 - City > city | Address 1 - PO Box > poBox | Address 1 - Region > province | Address 1 - Postal Code > postalCode | Address 1 - Country > country | Address 1 - Extended Address > street2 | Website 1 - Label | Website 1 - Value > website | Event 1 - Label | Event 1 - Value | Custom Field 1 - Label | Custom Field 1 - Value',
  },
  {
    system: 'google',
    id: null,
    columns:
      'Name > fullName | Given Name > givenName | Additional Name > middleName | Family Name > familyName | Yomi Name | Given Name Yomi | Additional Name Yomi | Family Name Yomi | Name Prefix > namePrefix | Name Suffix > nameSuffix | Initials | Nickname > nickname | Short Name | Maiden Name | Birthday > birthDate | Gender > gender | Location | Billing Information | Directory Server | Mileage | Occupation | Hobby | Sensitivity | Priority | Subject | Notes > notes | Group Membership > tags | E-mail 1 - Type | E-mail 1 - Value > email | Phone 1 - Type | Phone 1 - Value > phone | Address 1 - Type | Address 1 - Formatted > address | Organization 1 - Type | Organization 1 - Name > organization | Organization 1 - Yomi Name | Organization 1 - Title > jobTitle | Organization 1 - Department > department | Organization 1 - Symbol | Organization 1 - Location | Organization 1 - Job Description | Relation 1 - Type | Relation 1 - Value | Website 1 - Type | Website 1 - Value > website',
  },
  {
    system: 'outlook',
    id: null,
    columns:
      "First Name > givenName | Middle Name > middleName | Last Name > familyName | Title > namePrefix | Suffix > nameSuffix | Nickname > nickname | Given Yomi | Surname Yomi | E-mail Address > email | E-mail 2 Address > email#2 | E-mail 3 Address > email#3 | Home Phone > phone | Home Phone 2 > phone#2 | Business Phone > phone#3 | Business Phone 2 > phone#4 | Mobile Phone > mobile | Car Phone > phone#5 | Other Phone > phone#6 | Primary Phone > phone#7 | Pager | Business Fax > fax | Home Fax > fax#2 | Other Fax > fax#3 | Company Main Phone > phone#8 | Callback | Radio Phone | Telex | TTY/TDD Phone | IMAddress | Job Title > jobTitle | Department > department | Company > organization | Office Location | Manager's Name | Assistant's Name | Assistant's Phone | Company Yomi | Business Street > street | Business City > city | Business State > province | Business Postal Code > postalCode | Business Country/Region > country | Home Street > street#2 | Home City > city#2 | Home State > province#2 | Home Postal Code > postalCode#2 | Home Country/Region > country#2 | Other Street > street#3 | Other City > city#3 | Other State > province#3 | Other Postal Code > postalCode#3 | Other Country/Region > country#3 | Personal Web Page > website | Spouse | Schools | Hobby | Location | Web Page > website#2 | Birthday > birthDate | Anniversary | Notes > notes",
  },
  {
    system: 'thunderbird',
    id: null,
    columns:
      'First Name > givenName | Last Name > familyName | Display Name > fullName | Nickname > nickname | Primary Email > email | Secondary Email > email#2 | Screen Name | Work Phone > phone | Home Phone > phone#2 | Fax Number > fax | Pager Number | Mobile Number > mobile | Home Address > street | Home Address 2 > street2 | Home City > city | Home State > province | Home ZipCode > postalCode | Home Country > country | Work Address > street#2 | Birth Year > birthYear | Birth Month > birthMonth | Birth Day > birthDay | Notes > notes',
  },
  {
    system: 'fxiaoke',
    id: '唯一性ID（必填）',
    columns:
      '唯一性ID（必填） | 客户名称（必填） > organization | 客户来源（必填） > leadSource | 负责人 > owner | 负责人主属部门 | 客户等级 | 客户行业（必填） > industry | 电话 > phone | 网址 > website | 邮件 > email | 备注 > notes | 分配状态 | 成交状态 > stage | 最后跟进时间 | 最后一次成交时间 | 领取/分配时间 | 业务类型（必填） | 生命状态 | 归属部门 | 创建人 | 创建时间 > createdAt | 最后修改人 | 最后修改时间 > modifiedAt | 客户标识 | 客户编号 > customerNumber | 最早成交日期 | 最新成交日期 | 客户简称 | 客户属性 | 合作伙伴 | 所属公海 | 法定代表人 > legalRepresentative | 国家 > country | 省 > province | 市 > city | 区 > district | 详细地址 > address | 客户规模-新',
  },
  {
    system: 'fxiaoke',
    id: '唯一性ID（必填）',
    columns:
      '唯一性ID（必填） | 联系人姓名（必填） > fullName | 客户名称_唯一性ID | 客户名称 > organization | 部门 > department | 职务 > jobTitle | 性别 > gender | 生日 > birthDate | 关键决策人 | 介绍人_唯一性ID | 介绍人 | 名片 | 备注 > notes | 手机 > mobile | 手机2 > mobile#2 | 手机3 > mobile#3 | 手机4 > mobile#4 | 手机5 > mobile#5 | 电话 > phone | 电话2 > phone#2 | 电话3 > phone#3 | 电话4 > phone#4 | 电话5 > phone#5 | 邮件 > email | 联系地址 > address | 业务类型（必填） | 生命状态 > stage | 锁定状态 | 负责人（必填） > owner | 负责人主属部门 | 归属部门 | 态度 | 状态 | 微信 > wechat | 联系人得分 | 联系人状态 | 合作伙伴 | 外部来源 | 手机1归属国家 | 手机1归属省 | 手机1归属市 | 联系人职务 | 企业微信UserId | 来源 > leadSource | 直属上级_唯一性ID | 直属上级 | 创建人 | 创建时间 > createdAt | 最后修改人 | 最后修改时间 > modifiedAt',
  },
  {
    system: 'pipedrive',
    id: 'Person - ID',
    columns:
      'Person - ID | Person - Name > fullName | Person - Email > email | Person - Phone > phone | Organization - Name > organization',
  },
  {
    system: 'pipedrive',
    id: 'Person - ID',
    columns:
      'Person - ID | Person - Name > fullName | Person - Email > email | Person - Phone > phone | Organization - Name > organization | Organization - Address > address | Person - Owner > owner',
  },
  {
    system: 'outlook',
    id: null,
    columns:
      'First Name > givenName | Middle Name > middleName | Last Name > familyName | Title > namePrefix | Suffix > nameSuffix | Initials | Web Page > website | Gender > gender | Birthday > birthDate | Anniversary | Location | E-mail Address > email | E-mail 2 Address > email#2 | Primary Phone > phone | Home Phone > phone#2 | Mobile Phone > mobile | Home Street > street | Home Street 2 > street2 | Home City > city | Home State > province | Home Postal Code > postalCode | Home Country > country | Home Address PO Box > poBox | Business Phone > phone#3 | Business Fax > fax | Company > organization | Job Title > jobTitle | Department > department | Other Street > street#2 | Other Street 2 > street2#2 | Other City > city#2 | Callback | ISDN | Radio Phone | TTY/TDD Phone | Telex | Categories > tags',
  },
];
