/**
 * 2 048 Swedish words for passphrases, 11 bits each: common words of four to eight letters without å, ä, ö, any two of
 * them at least two slips of the finger apart. Written for this project, spelling checked against Debian's hunspell-sv.
 * Never edited once released: a new list is a new file.
 */
export const passphraseWords: readonly string[] = `
  abborre absolut accent adjektiv adress advent affisch afton agent akvarell album alfabet algebra alkov allians
  allmoge alpin altan ambition ametist ampull amulett ananas anatomi anbud andra anemon anfall anfang anis ankare
  ankel annons anorak ansats ansikte anstalt antenn aperitif apotek aprikos april aptit arabesk arbete arena
  argument arkitekt arkiv armband armring artig artikel artist aspekt assiett aster astronom atlas atlet atom
  auktion aula autograf avbrott avdrag avenbok avgift avlopp avresa avsikt avslut avstamp avtal baby backa badboll
  badkar badring badrum bagare bageri bagge bakdel bakelse bakgata bakom bakverk balans balett balja balkong ballad
  ballast balsam bambu banan bandage banjo bank banta banvall barnbok barnvagn barock baron barr barrskog basar
  basilika basket bastant bastu basun batong batteri bebis bedrift begonia begrepp begripa beige bekant bekymmer
  bensin beredd berg bergfast berlock besked beslut bestick bestyr bibel bidrag biff blomma bikupa bild bilfri
  biljard biljett biljon billig binda bingo biodling biograf biolog biskvi bistro bita bitter bjuda bland blankett
  blazer blick blinka blixt blom blott blues blyerts blyg bobin bock bofast bofink bokhylla bokmal bokskog bokstav
  bolag bollspel bolster bomull bona bonde bondost bord bordsduk borsta bostad botanik botten boule bowling boxare
  brandbil bransch brant brasa bravo breda bredvid brev bricka brits broccoli brodd broder broms brosch brottare
  brumma brunn brus bruten bryn bryta bubbla bucklig budget bugga bukett buktig bulle bulta bumling bunden bunke
  bunt burgare burk busig buss butik byggare byxa cape cello cement center central chans charm chatt check chef
  choklad cider cirka cirkel cirkus citat citron civil clown cockpit crawl curling cykel cyklist cylinder cypress
  dadel dagbok daggmask dagis dagsljus dagtid daler dalkulla dallra damast dammsuga dansare dansk darra datera dator
  datum debatt debut december decimal dekor delfin delikat delta demo deponera design desto detalj diagram dialekt
  dialog diamant dike dilemma dill dimljus dimma direkt dirigent diska diskus distans docent docka dofta domare
  dominant domino domkraft donera doppa dovhjort drag dragkamp dragspel drake drama drapera dressyr dribbla drift
  driva droppe droska druvsaft dryck dubbel dubblett duett duga duggregn dunka dunkel dunkudde dusch duschrum dussin
  dykare dyna dynamo dyrbar dyster effekt efter egen ekdunge ekollon ekolog ekonom ekorre elastisk elbil elda
  eldfast eldstad elegant elektron element elev elfte eller emalj emblem eminent enebuske energi enfald engagera
  engelsk enhet enig enkrona enorm ensemble ensidig enskild entonig envis epilog epok ergonomi esplanad espresso
  estet etage etapp etikett etsa evighet examen exempel exotisk expert extra fabrik facit fackla fader fagott
  faksimil faktum fallucka falsk familj fanfar fantasi farbror farled farm farmor fartyg fason fast fatta fauna
  favorit februari femkamp femma femte femton ferie festa festlig festsal fiber ficka fickur figur fikon fikus
  filial film filter final finger fingra finna finsk fint fiol fiolspel firma fiskare fjord fjorton fjun flacka
  flamingo flamma flanell flanera flank fleece flera flik flimmer flinga flitig flock flod flotta fluga flundra
  fluss flygel flygplan flykt flyta flyttbar fnissa fnittra fnysa foga folder folk folkrik folkvisa fond format fors
  forska fotbad fotboll fotled foto fotogen frakta framtid fransk fras fredag fria frikost frikyrka frilans frimodig
  frisk fristad fritid frodas frodig front frosseri frottera frukt fruktig frusen fullsatt fundera funktion fura
  furste fyllig fynda fyndig fyrkant fysik gaffel galant galax galen galler galosch galt gammal ganska garage gardin
  garnera garnison gasell gasol gasta gatlykta gatsten gedigen geni genial genom gest gilla gips giraff girland
  gissa givmild glad glans glasbruk glasera glatt glida glimma glimt glitter gloria glosa glupsk glykol gnagare
  gnista gnugga gnutta godis godta golf golfbana golvur gondol gorilla gosig gosse gotisk grand granne granris
  gratis gravyr grill gris groda grotta grynig gulaktig guld guldmynt guldur gunga guppa gurgla gurka gurkmeja
  gyllene gymnast gynna gyro hagel hagmark haiku hallon halm halmhatt halsduk halvljus hamna hamster hand handbok
  handduk handla hantel hantera hantverk harkrank harmoni harpa harpun hassel hastig hattask havre havsbad havsbris
  havsvik heja hejare hektar helg helgon helhet helst hemlig hemort hemresa hemsida hemtrakt henna herr hetta
  hibiskus himla himmel hinder hiss hissna historia hjort hjortron hobby hockey homogen honung horisont horn hotell
  huggen hull humle hummer humor hundra hurra husdjur huvud hyacint hybrid hyena hygglig hylla hymn hyvel icke ideal
  ideell idegran ideligen idrott idyll igel igelkott igloo ihop impuls inbyggd index indigo individ industri
  influens inflytta info ingress inhemsk inkomst inre inrikta insekt insida inskrift inslag inspark instinkt inta
  intakt intervju intresse intryck intyg ironi isflak isfri ishall isig iskub isolera istapp istid ivrig jaga jaguar
  jakt januari japansk jasmin jazz jeans jobba jogga joker jolle jonglera jorda jordbruk jovial jubel jubla judo
  juice julafton julbord julgran juli julklapp jumbo jumper jurist justera kabin kabinett kaffe kajak kajuta kakao
  kakel kaktus kalas kalender kalk kalkon kalops kamera kamma kammare kamp kamrat kanal kanna kanon kansli kant
  kantin kanvas kaos kapabel kapell kapital kappa kaprifol kapris kapsyl kapten karaff karamell karavan kardan
  karneval karta kartong karusell kaskad kassa kassett kastanj kastrull katalog katedral kategori kattunge kedja
  kelig keltisk kemi kennel keramik kikare kimono kind kiosk kisel kista kittel kittla kiwi kjol klaga klang klarhet
  klenod klicka klient klimat klippa klippbok klippig klok kloster klubb klubbhus klunga kluven klyfta knapp knastra
  knickers kniv knubbig knut knyppla knyta koala kobolt kobra koda koffert kokbok kokos kolibri kolja kollega koloni
  kolossal komedi komet komfort komik kommun kompass kompis kompost kondor konfekt konfetti kongress konjak konkret
  konsert konst konstig konsul kontakt konto kontra kontrast kopia koppar koppla korall korint kork kornett korpral
  korrekt korsa korsord kortlek kosmos kostnad kotte krabba krater kravatt kreativ kredit krets krikon kring kringla
  krita kritik krocket kroka krokus kronblad krossa krutong krydd kryddig krypa kryss krysta kudde kulspel kultur
  kunglig kuperad kuplett kupol kupong kurva kusin kust kutter kuvert kvadrat kvalster kvantum kvast kvickrot kvinna
  kvinnlig kvitter kyckling kyla kypare kyrka ladda lager lagom lagra lagun lakrits lamell lammull lampa landskap
  landsort langa lansera lanterna lantlig lasso lastbil latin latmask lava lavendel laxrosa ledare ledband ledig
  leende legend legering legio lejon lejongap leka lekfull lekplats lekskola lektion lemonad lerkruka levande lever
  levnad levra lexikon libell licens ligga likhet likna liksom lilja linbana lindra linjal linje linneduk linoleum
  lins lirare lisa listig liten livboj livfull livlig livrem livsmod ljudlig ljum ljummen ljung ljusna lockig loft
  logg logik lojal lopp lots lovord lucia lufta luftig lugna lukt lunch lund lupin lurig lutfisk lycka lyckost lykta
  lyra lyrik lysande lyssna lyxig madrass magasin magi magister magnolia majbrasa major majskolv makrill malakit
  malva mandel mandolin manet mango manskap manual marinad markis marmelad marsch marsipan marsvin martall maska
  maskin maskot maskros massiv masugn match materia matlust matro matsal matsedel matt maximal medalj medan medel
  medvind mejram mejsel mellan melodi melon mening meny metafor metall meter metod metrev mexikan middag midja
  midnatt mildra milsten mimik mimosa mina mindre miniatyr minimal minister minnas minne minus mirakel mjuk modell
  modern modest modig mogen mogna mohair molekyl molnfri molntapp monogram monsun montera morbror morfar morgon
  morkulla morot mosaik mossa mossig moster motion motiv motor motsats motto mulen mullvad multna munspel munter
  muntra murare murbruk murken murkla museum musik musiker muskel mussla mustang mustasch mustig mycken mygel mygga
  myllra myrmark myrstack mysig mystik nacke nagla namn namnsdag nattlig natur naturlig navigera nebulosa nederst
  negativ nektarin neon nerv netto neutral nick nickel nionde nisch nitton nobel nolla nomad nominera nordan nordlig
  nordpol normal norsk notera notis nudel numrera nutid nyans nyfiken nyhet nyklippt nyligen nypa nypon nyponros
  nysilver nyter nytta objekt oboe ocean ockra ockupera odjur odla odling ofarlig oklar oktant oktav oktett oktober
  oliv olympisk omak omelett omfamna omfatta omlopp omslag omsorg omtanke omtyckt onsdag opal opera operett optik
  optimal orakel ordbok orden ordlek ordna ordning oregano organ orgel orgie orkester ormbunke orostad orre orsak
  osthyvel ostkaka ostron osynlig oxblod paddel paddla paket paljett palmblad panda panel pannkaka panorama pansar
  panter papaya papegoja pappask papper paprika parad paradis parasoll parfym parkera parkett parti partner pass
  pastej pastell pastor pejla pekpinne pelare pelargon pelikan pellets pendel pendla peppar perenn perfekt period
  permobil perrong persika persilja person pianist piano piccola picknick pickolo piga pigment pikant pilgrim pilot
  pincett pingis pingvin pippi pirat pirog pistage pistill pitt pizza placera plana planet plantera plask plastik
  plats platta plektrum plocka ploga plomb plommon plugg plussa plysch podium poem poesi pokal polar polera polka
  pollen polo ponny popcorn portal portik portion porto portvin position positiv post potatis potpurri prakt pralin
  prata precis premie present pressa prickig prima primula princip prins privat problem produkt profil program
  projekt prolog promenad prosa prov proviant pryda prydlig prydnad psalm publik pudding puder puls pulsera pulver
  puma punkt punktlig pupill purjo purpur pussel pyjamas pynt pyramid pyssla pyton pyts quiche rabarber rabatt
  racket radar radera radio rafsa ramla randig ranson rapport raps raritet ravin redskap reflex reflexiv reform
  regatta regera region register regna regnig reklam rekord rektor relief religion remsa renskav repa repetera
  reptil reserv reservat resonera respekt resultat retur revben revisor riddare ridhus rikta riktig rimfrost rimlig
  ringa risgryn riskera ritare ritning ritual rivig rivstart robot rolig roman romantik rondell rosenrot rosett
  rosmarin rosta rotad rotfrukt rovdjur rubin rubrik rumstera runda runsten rusning rustik ruter rutig rutscha
  ryamatta ryggsim ryktas rykte rymd rymma rytm rytmik ryttare sadla saffran saftig sagobok sagolik sakna salami
  saldo salong salsa salut salvia sambo samfund samisk samling sampla samsas samt samtal samtid sandal satellit
  saxofon scen schack schakal schampo schema schottis segelduk seger segla sekel sekret sekund sele selleri semester
  senap senior separat serum serva servera servett service session sfinx sherry siden sidled sidvind siffra sigill
  signal sikte silhuett silke silver simfena simning simtag singel singla sippa sirap situps sjua sjunde sjunga
  sjutton skaffa skafferi skaft skaka skalm skarp skatta sketch skick skiffer skifta skikt skild skilja skilling
  skillnad skimmer skimra skingra skinn skir skiss skjorta skjul skjuta skoja skolbok skolka skonsam skorpa skorpion
  skorsten skott skovel skramla skrapa skratt skribent skrift skrika skrin skrinda skrot skruv skrynkla skrytsam
  skugga skuldra skulle skulptur skum skura skvaller skydd skyffel skyffla skygg skylt skymning skynda slalom slant
  slumra smaklig smal smalna smaragd smart smattra smed smeka smicker smickra smidd smidig smink smoking smord
  smulig smultron smutta smycke smyga snabb snabel snack snickare snickeri snitt snorkel snubbla snurra snurrig
  social sockel soffa solid solist solkatt solros solsken solstol solur solvarm sommar somna sonat sonett sopa
  sopran sorbet sortera sovrum sovsal spana spansk sparka sparris sparsam spatel spatsera spegel spel spelkort
  spelman spets spetsig spika spindel spinna spiral spirea spis spjut split splitter splittra spola sponsor spontan
  sport sprallig spray spricka sprida spring sprucken spruta stabil stackars stad stadga stadig stadion stadsdel
  staffli staket stall stamma standar stanna stapel stapla starta statlig status staty stava stavelse stek stelna
  stenbock stenig stenmur steppa stereo sticka stift stilig stilla stilren stock stockad stolt stopp storlek storm
  storslam stram strand strategi streck strike stril strimla stripig strof struken strumpa strut stryka stubbe
  student studera studio studs stug stump stund stylta styra styrelse styrman styv super surfa suttit svaja svalka
  svamp svar svensk svepa svett svinga sydlig syfta symaskin symbol symfoni synpunkt syntes syren syskon system
  tabell tablett tack tacksam taggig tajga takdropp taklampa taklist taklucka taktfast taktik talang talare tallbarr
  talrik tandem tandrad tangent tapas tapet tavelram taxi teater tecken teckna teflon tejpa teknik tekopp telefon
  telegram teleskop tema tempel tempera tempo tenn tennis tenor teori term termin termos terrass tesil text textil
  tidig tidning tidvis tigande tiger tillbaka tillit timglas timjan timme timotej tipsa tisdag titel tivoli tjog
  tjuga tjur toast toffel tofs tokig tomat tomhylsa tonart tonfisk toppen topplock torg torka torsdag total totem
  trana trapets trapp tratt travers tredje trekant trend trettio tretton treva trevlig triangel tribun trilla trimma
  trio trippa trivas trivsam trogen trombon tropik trottoar trubadur truck trumf trycka tryffel trygg tuba tukan
  tulpan tumlare tumult tunika tunnel tunnland tupp turban turkos turnera tusen tveka tveksam tvilling tyfon tygla
  tysta uddig uggla ugnsform ullgarn ullig ultra under ungdom uniform unik union uppdrag uppfinna uppland uppleva
  uppsats upptakt uran urmakare urskilja urskog urtid urval utanverk utefter uteplats utflykt utforma utkast utkik
  utmana utopi utrop utsida utsikt uttal uttryck utveckla vacker vagga vagn vaken vakta vaktel vallmo valthorn
  vandring vanilj vanlig vante varghona varit varmbad varna varning varsam vatten vattna vecka vedbod vedspis velour
  ventil veranda verklig verkstad version vertikal veta veteran vice vidare vidd video vigg vigsel viking vikt
  vildros vilsam vindruva vinge vinkel vinnare vinter vinthund violett violin virvel virvla visdom vision visir
  viskning vispa vistas visuell vitaktig vital vitamin vitrin vits vitsippa vittne volang volt volym vrida vulkan
  vuxen vykort webb yacht ylle ymnig yoghurt yrke yttrande yttre zebra zenit zoom
`
  .trim()
  .split(/\s+/)
