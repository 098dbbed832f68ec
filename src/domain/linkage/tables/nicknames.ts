/**
 * Short and familiar forms of given names: each line is a full name followed by forms that stand for it. A form may stand
 * in several lines (Alex); two names agree as nicknames when they share a line.
 */
export const NICKNAMES = `
abigail abby gail abbie
abraham abe bram
adelaide addie ada della
adrian ade
agnes aggie nessie
albert al bert bertie
alexander alex al sandy xander lex alec sasha sascha
alexandra alex sandra lexi sandy sasha alexa
alexis lex alex
alfred al fred alfie freddy
alice allie ali
alison ali allie
allan al allen alan
amanda mandy manda
amelia amy millie mia
andrea andi andy drea
andrew andy drew dru
angela angie angel
ann annie nan nancy anna anne
anna annie ann anne anja
annabel annie bella
anthony tony ant toni
antonio tony toni
archibald archie
arthur art artie
augustus gus august
barbara barb babs barbie
bartholomew bart
beatrice bea trixie
benjamin ben benji benny benjy
bernard bernie barney
beverly bev
bradley brad
brandon brand
brenda bren
brian bri bryan
bridget biddy bridie
calvin cal
cameron cam
camilla millie cam
carl karl charlie
carolina carol lina carrie
caroline carol carrie lina carly caro
cassandra cass cassie sandra
catherine cathy kate katie cat kathy kitty kat cate katy
cecilia celia cissy
charles charlie chuck chas chip carl
charlotte lottie charlie lotte char
chester chet
christian chris
christina chris tina christie chrissy
christine chris tina chrissy christie
christopher chris kit topher kris
clarence clare
clifford cliff
constance connie
cornelius neil
courtney court
crystal crys
curtis curt
cynthia cindy cyn
daniel dan danny dani
danielle dani danny
david dave davey davy
deborah debbie deb debra debby
delores dolly lola
denise denny
dennis denny den
dominic dom nick
donald don donny donnie
dorothy dot dottie dolly dotty
douglas doug
duncan dunc
edgar ed eddie
edmund ed eddie ned ted
edward ed eddie ned ted teddy eddy
edwin ed eddie
eleanor ellie nell nora elle ella
elizabeth liz beth betty lizzie eliza bess betsy libby lisa elsie bessie liza elise lisbeth
ellen nell ellie nellie
emily em emmy millie
emma em emmy
ernest ernie
esther essie
eugene gene
evelyn eve evie
ezekiel zeke
florence flo florrie flossie
frances fran fanny frankie francie
francis frank fran
franklin frank
frederick fred freddie rick fritz freddy
gabriel gabe
gabriella gabby ella gabi
gabrielle gabby elle gabi
geoffrey geoff jeff
george georgie
gerald gerry jerry
gertrude trudy gert
gilbert gil bert
gordon gord
grace gracie
graham gray
gregory greg gregg
harold harry hal
harriet hattie harry
heather heath
helen nell nellie lena
henrietta etta hetty
henry harry hank hal
herbert herb bert
howard howie
hubert hugh bert
hugh hughie
ignatius iggy nacho
isaac ike zac
isabella bella izzy isa bel
isabel bella izzy belle isa
isabelle bella izzy belle isa
jacob jake jack
jacqueline jackie jacqui
james jim jimmy jamie jem
jane janie jenny
janet jan
jason jay jase
jean jeannie
jeffrey jeff jeffery
jennifer jen jenny jenn
jeremiah jerry jem
jeremy jerry jez jem
jerome jerry
jessica jess jessie
joan joanie
joann jo
joanna jo joan
john jack johnny jon jock
jonathan jon jonny nathan
jordan jordy
joseph joe joey jo
josephine jo josie fina
joshua josh
judith judy jude
julia julie jules
julian jules
juliana julie ana
kathleen kathy kath katie kat
katherine kathy kate katie kat kitty kath katy
kathryn kathy kate katie kat kath
kayla kay
kelly kel
kenneth ken kenny
kevin kev
kimberly kim kimmy
kristen kris kristie
kristina kris tina
laura laurie lori
lauren laurie ren
laurence larry laurie
lawrence larry laurie lawrie
leonard leo len lenny
leslie les
lillian lily lil lilly
linda lindy lin
lindsay lin
louis lou louie
louise lou lulu
lucas luke
lucinda lucy cindy
lucy lu
lydia liddy
madeline maddie maddy
madeleine maddie maddy
madison maddie maddy
magdalena magda lena
malcolm mal
margaret maggie meg peggy marge greta rita margie daisy madge peg
maria mary ria mia
marcus marc mark
marilyn lyn
martha marty mattie
martin marty
mary molly polly mae mamie may
mathew matt
matilda tilly mattie
matthew matt matty mat
maureen mo
maximilian max maxi
maxwell max
megan meg
melanie mel
melinda mel lindy
melissa mel missy lissa
mervyn merv
michael mike mick mickey micky mikey
michelle shelly chelle
mildred millie
miranda randy mandy
mitchell mitch
mohammed mo mohammad muhammad mohamed
montgomery monty
nancy nan
natalie nat
natasha tasha nat
nathan nat nate
nathaniel nat nate nathan
neil neal
nicholas nick nicky nico klaus nic
nicole nicky nikki nic cole
norman norm
oliver ollie
olivia liv livvy ollie
oscar ozzy
oswald ozzy oz
pamela pam
patricia pat patty trish tricia patsy
patrick pat paddy rick
paul paulie
pauline paula
penelope penny
peter pete
philip phil pip
phillip phil pip
phoebe bee
phyllis phyl
prudence prue
rachel rach
ralph ralphie
randall randy
raymond ray
rebecca becky becca bec
reginald reg reggie
richard rick dick rich ricky richie
robert rob bob bobby robbie bert robby
roberta bobbie robbie
roderick rod
rodney rod
roger rodge
roland roly
ronald ron ronnie
rosemary rose rosie
roxanne roxy
russell russ
ruth ruthie
samantha sam sammy
samuel sam sammy
sandra sandy
sarah sally sadie sara
sebastian seb bas bastian
sharon shaz shari
shirley shirl
sidney sid
simon si
solomon sol
sophia sophie sofie
stanley stan
stephanie steph stevie
stephen steve stevie
steven steve stevie
stewart stew stu
stuart stu
susan sue susie suzy
susannah sue susie
suzanne sue suzy
sylvia syl
tabitha tabby
tamara tammy
terence terry
teresa terry tess tessa
theodore ted theo teddy
theresa terry tess tessa
thomas tom tommy
tiffany tiff
timothy tim timmy
tobias toby
tracy trace
tyler ty
valerie val
vanessa nessa
veronica ronnie vera
victor vic
victoria vicky tori vic vicki
vincent vince vinny
violet vi
virginia ginny ginger
vivian viv
walter walt wally
wendy wen
wilbur will
wilfred wilf fred
wilhelm willi will
wilhelmina mina willa minnie
william will bill billy liam willie wills willy
winifred winnie freddie
winston win
woodrow woody
yvonne vonnie
zachary zach zack zac
johannes hans hannes johann
heinrich heinz heiner
friedrich fritz
katharina kathi käthe kati
margarete grete gretchen
elisabeth lisa elli lisbeth sissi
jose pepe
francisco paco pancho
jesus chuy
guillermo memo
enrique quique
ignacio nacho
roberto beto
alejandro alex ale
alejandra alex ale
manuel manny manolo
dolores lola
guadalupe lupe
rosario charo
giovanni gianni vanni
giuseppe beppe peppe
francesco franco ceccio
luigi gigi
vladimir vova volodya
dmitri dima mitya
aleksandr sasha alex
ekaterina katya kate
mikhail misha
ivan vanya
`;
