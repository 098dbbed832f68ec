/** German, French, Spanish, Italian, Dutch and Portuguese header words of each field, without diacritics. */
import type { AliasTable } from './alias-table.js';

export const EUROPEAN = {
  id: 'datensatz id|id de registro|id do registro|kontakt id|kundennummer id|id de fiche dinformations|identifiant|datensatznummer|id registro|id record|id de fiche|id denregistrement|id do registo|id del registro|id contatto|id cliente|id du contact',
  fullName:
    'vollstandiger name|ansprechpartner|kontakt|kontaktname|kundenname|anzeigename|nom complet|nom et prenom|nom prenom|contact principal|nombre completo|nome completo|nombre y apellidos|volledige naam|naam|nominativo|interlocuteur|nombre|nome|nom|kunde|cliente|klant|nom du client|nombre del cliente|nome do cliente|nome cliente|nombre cliente',
  namePrefix: 'saudacao|tratamento|namensprafix|anrede|titel|civilite|titre|tratamiento|titolo|aanhef|titulo',
  givenName: 'vorname|vornamen|rufname|prenom|prenoms|nombre|nombre de pila|nome|voornaam|primeiro nome|nome proprio',
  middleName: 'zweiter vorname|weitere vornamen|deuxieme prenom|segundo nombre|secondo nome|tussenvoegsel|nome do meio',
  familyName:
    'nachname|familienname|zuname|nom|nom de famille|apellido|apellidos|cognome|achternaam|sobrenome|apelido|ultimo nome|primer apellido|segundo apellido',
  nameSuffix: 'suffixe|namenssuffix|sufijo|sufixo|suffisso|namenszusatz',
  nickname: 'spitzname|surnom|apodo|soprannome|bijnaam|apelido',
  gender: 'geschlecht|sexe|genre|sexo|genero|sesso|geslacht',
  birthDate:
    'geburtsdatum|geburtstag|date de naissance|anniversaire|fecha de nacimiento|data di nascita|geboortedatum|data de nascimento|cumpleanos|ne le|compleanno',
  birthYear: 'geburtsjahr|annee de naissance|ano de nacimiento|anno di nascita|geboortejaar',
  birthMonth: 'geburtsmonat|mois de naissance|mes de nacimiento',
  birthDay: 'jour de naissance|dia de nacimiento',
  nationalId:
    'personalausweisnummer|sozialversicherungsnummer|numero de securite sociale|codice fiscale|dni nie|ausweisnummer|bsn|rijksregisternummer|cpf cnpj|nif|dni',
  organization:
    'organisationsname|accountname|account|nom du compte|nombre de la cuenta|nombre de cuenta|nome da conta|nome account|firma|unternehmen|firmenname|unternehmensname|organisation|societe|entreprise|nom de lentreprise|raison sociale|empresa|nombre de la empresa|azienda|ragione sociale|societa|bedrijf|bedrijfsnaam|organisatie|nome da empresa|organizacion|einrichtung|etablissement|compagnie|kunde|cliente|klant|razao social|razon social|nome fantasia|nombre comercial|denominacion social|denominazione|denominazione sociale|denomination sociale|nom commercial|firmenbezeichnung',
  department: 'abteilung|service|departement|departamento|reparto|afdeling|ressort',
  jobTitle:
    'titre|titel|organisationstitel|position|berufsbezeichnung|beruf|funktion|intitule du poste|poste|fonction|cargo|puesto|posizione|functie|profession|metier|qualifica|stellenbezeichnung|titulo|titre fonction|titre poste',
  industry: 'branche|secteur|secteur dactivite|sector|settore|industrie',
  taxId:
    'ust idnr|ustid|steuernummer|umsatzsteuer id|handelsregisternummer|numero de tva|tva|siren|siret|cif|nif empresa|partita iva|p iva|btw nummer|kvk|cnpj|numero siret|kvk nummer|inscricao estadual|nif|numero tva|num tva|partita iva cf|cif nif|nif cif|rut|ruc|cuit|rfc|mwst nummer|uid nummer|steuer id|numero siren',
  website:
    'webseite|webseite url|internetseite|homepage url|url du site web|site web|sitio web|pagina web|sito web|site internet|pagina internet',
  phone:
    'numero de telefone|telefon wert|telefon|telefonnummer|festnetz|telefon privat|telefon geschaftlich|rufnummer|telefon dienstlich|telephone|numero de telephone|tel fixe|telephone fixe|telefono|numero de telefono|telefono fijo|telefoon|telefoonnummer|telefone|numero di telefono|tel privat|tel geschaftlich|telephone domicile|telephone bureau|telefone fixo|telefon nr',
  mobile:
    'mobil|mobiltelefon|handy|handynummer|mobilnummer|mobiltelefonnummer|portable|telephone portable|numero de telephone portable|tel portable|tel mobile|movil|celular|telefono movil|cellulare|mobiel|mobiele nummer|numero de telephone whatsapp|telemovel|numero de portable|gsm nummer|telefono cellulare|numero de movil|numero movil|telefono celular|telefone celular|numero de celular|numero di cellulare|numero cellulare|tel movil|tel mobiel|mobiel nummer',
  fax: 'faxnummer|telefax|telecopie|numero de fax|fax geschaftlich|fax privat|numero fax|fax nummer|telecopieur|fax bureau|fax del trabajo',
  email:
    'direccion de correo electronico|email wert|email adresse|mailadresse|emailadresse|email privat|adresse email|adresse mail|adresse electronique|courriel|correo|correo electronico|indirizzo email|posta elettronica|email adres|mel|endereco de email|adresse de messagerie',
  address:
    'adresse|anschrift|postanschrift|adresse complete|adresse postale|direccion|domicilio|indirizzo|adres|endereco|morada|wohnadresse|firmenadresse|direccion completa',
  street:
    'strasse|straße|strassenname|strasse hausnummer|strasse und hausnummer|strasse nr|rue|voie|adresse rue|calle|via|straat|straatnaam|rua|logradouro|numero et rue|libelle voie|strasse geschaftlich|strasse privat|adresszeile 1|adresse 1|adresse ligne 1',
  street2:
    'adresszusatz|complement dadresse|adresse 2|adresszeile 2|complement adresse|adresse ligne 2|complemento|complemento de direccion|complemento endereco|adres 2|direccion 2|endereco 2|indirizzo 2|straat 2|strasse 2|rue 2|calle 2',
  houseNumber: 'hausnummer|hausnr|haus nr|numero de rue|numero de voie|numero civico|huisnummer|numero|hnr|civico',
  poBox: 'postfach|boite postale|apartado de correos|casella postale',
  city: 'ort|stadt|wohnort|ortschaft|ville|commune|ciudad|poblacion|localidad|citta|comune|plaats|woonplaats|cidade|localite|municipio|stadt geschaftlich|localita|gemeinde|ville domicile',
  district: 'landkreis|kreis|stadtteil|bezirk|arrondissement|distrito|quartiere|wijk|bairro',
  province:
    'bundesland kanton|dep region|bundesland provinz|etat province|estado o provincia|bundesland|kanton|region|provinz|departement geographique|provincia|comunidad autonoma|estado|regione|provincie|etat|etat region|estado provincia|bundesland region|estado region|uf',
  postalCode:
    'plz|postleitzahl|code postal|cp|codigo postal|cap|codice postale|postcode nl|codigo de postal|cep|plz geschaftlich|codice di avviamento postale',
  country:
    'pais o region|pais ou regiao|pais regiao|land|staat|pays|pays region|pais|paese|nazione|land region|pais region|nazionalita|paese regione|lande region',
  customerNumber:
    'kundennummer|kundennr|kunden nr|kdnr|kunden id|mitgliedsnummer|numero client|numero de client|code client|numero de cliente|codice cliente|klantnummer|codigo de cliente|ref client|debitorennummer|numero cliente|kunde|debitor|no cliente|n cliente|num cliente|numero de socio|codigo do cliente|codigo cliente|cod cliente|numero do cliente|no client|n client|numero adherent|klantnr|debiteurnummer',
  owner:
    'proprietario do contato|kontakteigentumer|kontaktinhaber|accountinhaber|zustandiger mitarbeiter|inhaber|proprietaire|proprietaire du contact|propietario|proprietario del contatto|propietario del contacto|betreuer',
  leadSource: 'quelle|lead quelle|herkunft|source du lead|origine|fuente|origen|fonte',
  stage:
    'status do lead|lead status de|kundenstatus|statut|statut du prospect|estado del lead|phase du cycle de vie|lifecycle phase|stato',
  tags: 'kategorien|etiquetas|etiquettes|schlagworte',
  notes:
    'notizen|notiz|bemerkung|bemerkungen|beschreibung|kommentar|remarque|remarques|commentaire|commentaires|notas|observaciones|note|opmerkingen|anmerkung|anmerkungen|observations|observacoes|observacion|comentarios|annotazioni|osservazioni|obs',
  amount: 'betrag|umsatz|montant|chiffre daffaires|importe|importo|bedrag|jahresumsatz',
  createdAt:
    'data de criacao|erstellt am|erstelldatum|erstellungsdatum|angelegt am|date de creation|fecha de creacion|data creazione|aangemaakt op|cree le|data di creazione|eingetragen am|data de cadastro|data cadastro|data do cadastro|fecha de alta|fecha alta|fecha de registro|date dinscription|date inscription|date dajout|data di registrazione|data inserimento|data registrazione|kunde seit|anlagedatum|datum angelegt|client depuis|cliente desde|cliente dal|klant sinds|datum aanmaak|fecha creacion|date creation|data criacao|criado em|creado el|creato il',
  modifiedAt:
    'geandert am|anderungsdatum|zuletzt geandert|date de modification|fecha de modificacion|data modifica|gewijzigd op|letzte anderung|modifie le|ultima modificacion|fecha modificacion|derniere modification|date modification|ultima modifica|data de alteracao|data alteracao|ultima atualizacao|modificado em|modificado el|modificato il|laatst gewijzigd|aktualisiert am',
  other:
    'alter|age personne|typ|kategorie|type de client|categorie|primary associated company id|associated company id|associated company ids|associated company ids primary',
} as const satisfies AliasTable;
