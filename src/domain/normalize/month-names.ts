/** Names of months, also in the case they have in a date, in the languages that exports come in: lower case → 1 … 12. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january jan januar janvier janv enero ene gennaio gen januari janeiro jän jänner января январь ocak oca stycznia styczeń ledna leden tammikuuta tammikuu január ianuarie січня січень gener ιανουαρίου jaanuar',
    'february feb februar février févr fév febrero febbraio februari fevereiro fev февраля февраль şubat şub lutego luty února únor helmikuuta helmikuu február februarie лютого лютий febrer φεβρουαρίου pebruari',
    'march mar märz mär mrz mars marzo maart mrt março марта март mart marca marzec března březen maaliskuuta maaliskuu március martie березня березень març marts maret μαρτίου',
    'april apr avril avr abril abr aprile апреля апрель nisan nis kwietnia kwiecień dubna duben huhtikuuta huhtikuu április aprilie квітня квітень απριλίου',
    'may mai mayo maggio mag mei maio мая май mayıs maja maj května květen toukokuuta toukokuu május травня травень maig μαΐου',
    'june jun juni juin junio giugno giu junho июня июнь haziran haz czerwca czerwiec června červen kesäkuuta kesäkuu június iunie червня червень juny ιουνίου',
    'july jul juli juillet juil julio luglio lug julho июля июль temmuz tem lipca lipiec července červenec heinäkuuta heinäkuu július iulie липня липень juliol ιουλίου',
    'august aug août aout agosto ago augustus августа август ağustos ağu sierpnia sierpień srpna srpen elokuuta elokuu augusztus серпня серпень agost augusti agustus αυγούστου',
    'september sep sept septembre septiembre settembre set setembro сентября сентябрь eylül eyl września wrzesień září syyskuuta syyskuu szeptember septembrie вересня вересень setembre σεπτεμβρίου',
    'october oct oktober okt octobre octubre ottobre ott outubro out октября октябрь ekim eki października październik října říjen lokakuuta lokakuu október octombrie жовтня жовтень οκτωβρίου',
    'november nov novembre noviembre novembro ноября ноябрь kasım kas listopada listopadu marraskuuta marraskuu noiembrie листопада νοεμβρίου',
    'december dec dezember dez décembre déc diciembre dic dicembre dezembro декабря декабрь aralık ara grudnia grudzień prosince prosinec joulukuuta joulukuu decembrie грудня грудень desembre desember δεκεμβρίου des',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);
