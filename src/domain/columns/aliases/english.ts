/** English header words of each field, as `headerWords` writes them. A word under several fields is decided by the values. */
import type { AliasTable } from './alias-table.js';

export const ENGLISH = {
  id: 'id|record id|rec id|row id|recordid|recid|contact id|account id|lead id|person id|customer id|client id|uid|uuid|guid|hs object id|object id|unique id|entity record id|company id|organization id|vendor id|supplier id|patient id|member id|user id|source id|external id|sfdc id|contact recordid',
  fullName:
    'name|full name|first and surname|first and last name|first last name|first name last name|name and surname|fullname|contact name|customer name|client name|person name|display name|contact|contact person|customer|client|patient name|member name|applicant name|file as|names|complete name|employee name|user name|contact full name|voter name|donor name|primary contact|guest name|student name|buyer name',
  namePrefix: 'salutation|prefix|name prefix|title|honorific|courtesy title|mr mrs',
  givenName:
    'first name|given name|forename|fname|firstname|first|givenname|christian name|first names|given names|given|forenames|name first|f name|first nm|fst name|primary first name|name given',
  middleName:
    'middle name|additional name|mname|middle|middle initial|mi|second name|midname|middlename|name middle|m name|second forename|middle names|midl name|mid name',
  familyName:
    'last name|surname|family name|lname|lastname|last|familyname|sname|name last|l name|last nm|sur name|second surname|name family|family',
  nameSuffix:
    'suffix|name suffix|generation|name sfx|generation suffix|name sufx|name sufx cd|name suffix lbl|name suffix code',
  nickname: 'nickname|nick name|preferred name|known as|goes by|short name|alias|aka',
  gender: 'gender|sex|gender code|sex code|gndr',
  birthDate:
    'birth date|date of birth|dob|birthdate|birthday|date birth|d o b|born|bdate|birth dt|birth dob|dateofbirth|b date|birth',
  birthYear: 'birth year|year of birth|yob|by|b year|birthyear|dob year|year birth|born year|dob y',
  birthMonth: 'birth month|month of birth|mob|bm|b month|birthmonth|dob month|month birth|dob m',
  birthDay: 'birth day|day of birth|bd|b day|birthday day|dob day|day birth|dob d',
  nationalId:
    'national id|ssn|soc sec id|social security number|social security|national identity number|identity number|id number|id card|id card number|passport|passport number|national insurance number|nino|social security no|soc sec|sin|national identifier|resident id|identity card|nhs number|medicare number|ssn last 4|cpf|dni|nif|curp|personal number|personnummer',
  organization:
    'address company|company|organization|organisation|account name|company name|business name|employer|organization name|organisation name|company account|account|firm|firm name|institution|site name|facility|facility name|establishment|establishment name|store name|shop name|school|school name|restaurant|restaurant name|vendor|vendor name|supplier|supplier name|hotel|hotel name|provider|provider name|associated company|primary company|primary company associated company|company name primary|legal name|legal entity name|trading name|trade name|dba|dba name|agency|agency name|corporation|corporate name|enterprise|enterprise name|name|entity name|org|org name|organization 1 name|merchant|merchant name|doing business as name|brand|manufacturer|venue|venue name|practice name|hospital name|club|company 1|customer|client|customer name|client name|customer company|parent company',
  department: 'department|organization department|dept|division|team|business unit',
  jobTitle:
    'job title|position|role|occupation|title|organization title|jobtitle|function|designation|profession|job role|job|job position',
  industry: 'industry|sector|sic desc|naics desc|line of business|industry type',
  taxId:
    'tax id|vat|vat number|vat id|tax number|tin|ein|company number|registration number|company registration number|business number|abn|acn|duns|duns number|tax identification number|tax identifier|gst|gstin|federal tax id|trade register number|company registration|vat reg no|siren|siret|uniform social credit code|lei|tax vat number|vat tax id|vat no|tax no|tax id number|sales tax number',
  legalRepresentative: 'legal representative|legal person|authorized representative',
  website:
    'website|web site|url|web page|homepage|home page|website url|webpage|site url|company website|web|domain|web address|company domain name|company domain|website value|personal web page|website address|internet address|www',
  phone:
    'phone|phone number|telephone|tel|phone no|telephone number|home phone|work phone|business phone|office phone|other phone|primary phone|phone value|phonenumber|telephone no|tel no|contact number|landline|land line|company main phone|main phone|phone home|phone work|phone other|contact no|day phone|evening phone|phone 1|primary phone number|direct phone|direct dial|phones|phones primary phone number|work telephone|home telephone|person phone|daytime phone|office|residence phone|voice|ph|phone num|tel number|contact phone|work number|home number',
  mobile:
    'mobile|mobile phone|cell|cell phone|mobile number|mobile phone number|cellphone|mobilephone|mobile no|cell number|handphone|hand phone|whatsapp|whatsapp number|whatsapp phone number|phone mobile|phone cell|gsm|cellular|mobile tel|mob|personal phone',
  fax: 'fax|fax number|business fax|home fax|other fax|fax no|facsimile|fax value|phone fax|work fax',
  email:
    'email|email address|mail|email 1|work email|primary email|secondary email|email value|emails|emails primary email|email addr|emailaddress|personal email|other email|e mail|additional email addresses|email id|contact email|person email|electronic mail|mail address email|primary email address|business email|email work|email home|internet mail',
  wechat: 'wechat|we chat|wechat id|weixin',
  qq: 'qq|qq number|qq id',
  address:
    'address|full address|formatted address|address formatted|mailing address|postal address|addr|home address|business address|location|address full|complete address|contact address|residential address|office address|physical address|legal entity address|location address|shipping address|billing address|address line|site address|address text|residence|premises|address value|business location|complete street address|work address',
  street:
    'street|street address|street name|address 1|address line 1|addr 1|street 1|address street|address|address address 1|addr|st name|address address street 1|street line 1|thoroughfare|add 1|road|adress|addresse|line 1|streetname|mail street|home address|work address|street addr|delivery address line 1|address 1 street 1|street address 1|street address line 1',
  street2:
    'street 2|address 2|address line 2|addr 2|street line 2|address extended address|extended address|address street 2|address 3|address line 3|street 3|addr 3|add 2|line 2|address address 2|locality 2|estate|home address 2|work address 2|complement|delivery address line 2|street address 2|street address line 2',
  houseNumber:
    'street number|house number|house no|street no|number|st number|st no|house num|street num|civic number|housenum|building number|address number|str number|hse no|house nr|streetnumber|housenumber|mailing street number|nr',
  building: 'building|building name|tower|block',
  unit: 'unit|unit number|apt|apartment|suite|apartment number|flat|unit no|apt no|suite number|flat number|apt unit|subpremise|apt number|apt suite|apartment no|door|flat no',
  room: 'room|room number|room no',
  poBox: 'po box|post office box|address po box|p o box|address pobox|postbox',
  district: 'district|county|borough|ward|prefecture level district|county name|subdistrict|parish|neighborhood',
  city: 'city|town|suburb|city name|address city|locality|municipality|place|city town|town city|mailing city|post town|village|residence city|home city|city suburb|address town|postal town|res city|res city desc|town name|location',
  province:
    'state|province|region|address province code|address state code|state province|address state|address region|state region|state code|province code|province state|state prov|st|prov|territory state|state or province|mailing state|state name|county state|administrative area|state abbreviation|state cd|state territory',
  postalCode:
    'zip|zip code|postal code|postcode|zip postal code|post code|postalcode|zipcode|address postal code|address zip|address postcode|zip 5|postal|mailing zip|zip plus 4|plz|pin code|pincode|zcta|zip cd|eircode|mail zip|post cd|postal zip code|zip postcode',
  country:
    'country|country region|address country code|nation|address country|country name|country code|address country region|nationality country|country iso|iso country|country territory|mailing country code|phones primary phone country code x',
  customerNumber:
    'customer number|customer no|account number|account no|client number|customer code|client code|member number|membership number|account code|customer ref|customer reference|card number|loyalty number|mrn|medical record number|patient number|policy number|voter id|voter reg num|registration no|employee number|employee id|student number|student id|customer id|client id|patient id|member id|acct no|acct number|customer|client',
  identifier:
    'license number|licence number|permit number|npi|provider id|license no|isni|orcid|driver license|drivers license|driver license number|drivers license number|serial number|imei|barcode|ean|upc|isbn|device id|linkedin|linkedin url|twitter|skype id|linkedin profile|naeyc program id',
  owner:
    'owner|contact owner|account owner|lead owner|company owner|record owner|assigned to|sales rep|account manager|assigned user|salesperson|sales person|sales representative|sales owner|responsible|responsible person|account executive',
  leadSource:
    'lead source|source|account source|original source|data source|channel|original traffic source|origin|acquisition source',
  stage: 'lead status|lifecycle stage|stage|status|customer status|contact status|lifecyclestage|state of customer',
  tags: 'tags|tag|labels|categories|groups|group membership|segments|label|customer tags|contact tags|contact labels',
  notes: 'notes|description|comment|comments|note|remarks|remark|memo|additional information|annotation',
  amount:
    'amount|annual revenue|revenue|total amount|recent deal amount|deal amount|balance|salary|income|price|total spent|total spend|lifetime spend|lifetime value|amount spent|total amount spent|order total|total revenue|total sales|turnover',
  emailOptOut:
    'email opt out|opt out|unsubscribed|unsubscribed from all email|do not email|has opted out of email|optout',
  createdAt:
    'created|created date|created time|create date|created at|createdate|date created|creation date|date added|registered at|registration date|signup date|sign up date|created on|date entered|createddate|first email date|signed up|signed up at|date registered|registered|registered on|customer since|member since|client since|joined|join date|date joined|joined on|person created|contact created|added on|added at|record created|record created on|entry date',
  modifiedAt:
    'modified|last modified date|modified time|last modified|updated at|last updated|last update|modified at|last modified time|update date|date modified|lastmodifieddate|modified on|system modstamp|change log time|update time|last changed|changed on|changed at|last update date|last edited|edited on|record modified|last modification|last modification date|updated|updated on|last updated on|last updated at',
  other:
    'type|category|cuisine|kind|class|age|is deleted|master record id|parent id|reports to|reports to id|owner id|created by|created by id|modified by|last modified by|last modified by id|last activity date|photo url|photo|jigsaw|clean status|individual id|record type id|record type|rating|site|ownership|ticker symbol|currency|currency iso code|exchange rate|phone label|phone type|email label|email type|website label|website type|address label|address type|event label|event value|custom field label|custom field value|relation type|relation value|initials|phonetic first name|phonetic last name|file as name|language|mileage|hobby|sensitivity|priority|subject|spouse|anniversary|schools|manager|managers name|assistant|assistants name|assistant name|office location|callback|pager|pager number|telex|isdn|radio phone|car phone|latitude|longitude|lat|lng|lon|geocode accuracy|score|count|territory|territories|locked|visitor score|number of chats|days visited|referrer|tax rate|quantity|year started|number of employees|employees|director|executive director|principal|neighbourhood|cluster|cluster id|entity id|ent id|age group|race|ethnicity|marital status|party|education|height|weight|blood type|screen name|imaddress|im address|tty tdd phone|deleted|organization symbol|organization type|organization yomi name|yomi name|maiden name|given yomi|surname yomi|company yomi|user defined|password|time|date|year|month|day|last login|ip address|ip|password hash|credit card|credit card number|iban|bank account',
} as const satisfies AliasTable;
