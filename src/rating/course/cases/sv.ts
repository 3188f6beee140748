/** Fallen på svenska. Påhittade av projektet och inte prövade av experter; inga verkliga barn. */
import type { CaseTexts } from '../references.ts'

export const sv: CaseTexts = {
  c01: {
    title: 'Alva, 9 år, elevhälsan',
    text: [
      'Alvas föräldrar flyttade isär för sex veckor sedan. Läraren bad kuratorn prata med henne. Alva bor varannan vecka hos var och en och tycker att det är jobbigt att byta. Två kvällar den senaste månaden har hon gråtit och haft svårt att somna, och vid ett tillfälle snäste hon åt lillebror så att han blev ledsen.',
      'I skolan hänger hon med som förut. Läraren märker att hon ibland sitter och tänker på annat, men hon kommer tillbaka när hon får en fråga. Hon leker med sina två bästa vänner varje rast och går på simningen som vanligt.',
    ],
    why: 'Svårigheterna är lindriga, har en tydlig orsak och stör knappt vardagen: skola, vänner och fritid är som förut. Det som drar ner från 80-talet är sömnen och oron hemma, som är mer än vardagsbekymmer men kommer och går.',
  },
  c02: {
    title: 'Elias, 15 år, vårdcentralens samtalsmottagning',
    text: [
      'Elias söker själv. Sedan i höstas är han nedstämd ungefär halva veckan. De dagarna svarar han inte på meddelanden, ligger på rummet och äter middag ensam. Andra dagar är han med som vanligt, skojar med sin syster och spelar med kompisarna.',
      'Han går till skolan nästan alla dagar, men har missat fyra inlämningar den senaste månaden och riskerar två betyg. Han har slutat i innebandyn, delvis för att han inte orkade med tränaren. Inga tankar på att skada sig. Föräldrarna beskriver att det "går i vågor".',
    ],
    why: 'Svårigheterna kommer och går men syns i flera områden: skolarbete, fritid, familjeliv. Han är inte ständigt nedsatt i något av dem. Det är det ojämna mönstret som hör till 51–60. De goda dagarna höjer inte: skattningen gäller den lägsta nivån under månaden.',
  },
  c03: {
    title: 'Noor, 6 år, förskoleklass',
    text: [
      'Noor gråter vid lämningen i förskoleklass de flesta morgnar, klamrar sig fast och behöver en bestämd vuxen som tar emot. Efter en halvtimme har det gått över. Under dagen deltar hon, räcker upp handen och leker med flera barn.',
      'Hemma är hon glad och pratsam. Hon sover i egen säng men vill ha dörren öppen. Hon sover över hos mormor utan problem. Föräldrarna har fått ändra sina arbetstider för att hinna med morgnarna.',
    ],
    why: 'Svårigheten är verklig men ligger i ett område, skiljandet på morgonen. I övrigt fungerar hon väl. Det svarar mot 61–70. Att familjen har fått anpassa sig visar att det inte är obetydligt, men det gör inte fler områden nedsatta.',
  },
  c04: {
    title: 'Melker, 13 år, elevhälsan',
    text: [
      'Melker har inte varit i klassrummet på fem veckor. Han har suttit i bilen utanför skolan tre gånger men inte kommit in. Mentorn skickar uppgifter hem, som han inte öppnar.',
      'Hemma är stämningen god så länge skolan inte nämns. Han lagar mat med pappa, äter och sover som han ska. Varje dag efter tre spelar han med två gamla klasskamrater, och en av dem kommer hem på helgen. Han går på schackklubben på onsdagar.',
    ],
    why: 'I ett område fungerar han inte alls: skolan. De andra går bra. En svår nedsättning i ett område hör till 41–50 även om resten är gott. En vanlig fälla är att ta ett medelvärde av skola och hem och hamna på 60.',
  },
  c05: {
    title: 'Tindra, 17 år, ungdomsmottagningen',
    text: [
      'Tindra kommer för att prata om ett uppbrott för tre veckor sedan. Första veckan grät hon mycket och sov dåligt ett par nätter. Nu tänker hon på det på kvällarna men kan släppa det.',
      'Hon går sista året på vårdprogrammet, är på plats alla dagar och jobbar extra varannan lördag. Hon har pratat med två vänner och sin mamma, och har bokat en resa med vännerna i sommar. Hon undrar om det är normalt att fortfarande vara ledsen.',
    ],
    why: 'Hon fungerar väl i alla områden. Ledsenheten är en vardaglig reaktion som håller på att gå över. Det ligger i 81–90, inte högre eftersom hon haft ett par veckor med märkbar men övergående påverkan.',
  },
  c06: {
    title: 'Ibrahim, 4 år, barnhälsovården',
    text: [
      'Förskolan har bett föräldrarna söka. Ibrahim knuffar eller biter andra barn ett par gånger i veckan, mest när han ska dela med sig eller när leken byts. Däremellan leker han, skrattar och tycker om sagostunden. Två barn har börjat undvika honom.',
      'Hemma är kvällarna svåra: ungefär varannan kväll blir det utbrott på en halvtimme vid tandborstning och läggning. Han äter bra och sover när han väl somnat. Hos farföräldrarna går det för det mesta bra. Han talar i hela meningar och förstår vad som sägs.',
    ],
    why: 'Svårigheter då och då i flera områden: på förskolan, med kamrater och hemma, med goda stunder emellan. För åldern är enstaka utbrott vanliga, men här är de täta nog att påverka kamraterna. Det svarar mot 51–60.',
  },
  c07: {
    title: 'Signe, 11 år, hälsobesök',
    text: [
      'Signe kommer på skolsköterskans vanliga hälsobesök. Hon berättar gärna: om hunden, om scouterna och om att hon är orolig för matteprovet men har pluggat med en kompis. Hon trivs i klassen och har någon att vara med varje rast.',
      'Läraren beskriver henne som säker och hjälpsam. Hemma tar hon ansvar för hunden och bråkar ibland med storebror om datorn. De blir sams samma kväll.',
    ],
    why: 'Hon fungerar mycket bra överallt, har intressen och är omtyckt. Oron inför provet och bråken om datorn är vardag. 91–100. Att ge 100 behövs inte för att någon ska må bra.',
  },
  c08: {
    title: 'Wilma, 16 år, ungdomsmottagningen',
    text: [
      'Wilma har varit hemma från gymnasiet i två månader. Hon vänder på dygnet, duschar en gång i veckan när mamma påminner och äter mest på natten. Hon har slutat svara vännerna, och de har slutat höra av sig. Hon har inte varit på stallet sedan i våras.',
      'Hemma pratar hon lite med mamma. Pappan får ofta dörren stängd i ansiktet, och två gånger den senaste månaden har hon kastat saker. Hon har rispat sig vid ett tillfälle och berättade det för mamma samma kväll. Hon klarar att handla i affären om mamma är med, och att komma hit.',
    ],
    why: 'Stora svårigheter i flera områden, skola, vänner, fritid och familj, och hon klarar inte skolan alls: 31–40. Att hon ändå kan gå ut med mamma, berätta och söka hjälp gör att hon inte hamnar i 21–30.',
  },
  c09: {
    title: 'Leo, 8 år, elevhälsan',
    text: [
      'Leo har svårt att sitta kvar och tappar tråden efter några minuter. Med en vuxen bredvid hinner han ungefär hälften av det de andra gör. Läsningen går bra när han får välja bok.',
      'På rasterna är han påhittig och efterfrågad, men två till tre gånger i veckan slutar spelet med bråk om reglerna. Hemma går vardagarna i vågor: läxor och morgnar är kamp, medan helgerna fungerar. På fotbollen har tränaren bett pappa stå vid sidan.',
    ],
    why: 'Märkbara svårigheter i flera områden, men inte hela tiden och inte så stora att något faller bort: han lär sig, har vänner och deltar. Nederdelen av 51–60, eftersom han behöver extra stöd både i skolan och på fritiden.',
  },
  c10: {
    title: 'Amina, 14 år, elevhälsan',
    text: [
      'Amina är rädd för att tala inför klassen. De senaste fyra veckorna har hon redovisat enskilt för läraren i tre ämnen och stannat hemma en dag då det var gruppredovisning. I samtal en och en är hon rolig och tydlig.',
      'Betygen är goda. Hon har en fast vängrupp, hjälper till med syskonen och spelar handboll tre dagar i veckan, där hon ropar lika högt som alla andra.',
    ],
    why: 'En tydlig svårighet i ett område, att tala inför grupp i skolan, och väl fungerande i övrigt. 61–70. Undvikandet har kostat en skoldag, därför inte 70-talet.',
  },
  c11: {
    title: 'Viktor, 12 år, vårdcentral',
    text: [
      'Viktor började i ny skola för två månader sedan efter en flytt. Han har haft ont i magen några morgnar, men har gått till skolan alla dagar utom en. Läkaren har undersökt honom och funnit att allt är som det ska.',
      'Han har fått en kompis i klassen och håller kontakten med de gamla. Betygen har inte ändrats. Han saknar sitt gamla lag och har inte bestämt sig för om han vill prova ett nytt. Hemma är han lite tystare än förut.',
    ],
    why: 'En lindrig och övergående reaktion på en flytt. Han går till skolan, skaffar vänner och fungerar hemma. 71–80: mer än vardagsbekymmer, men knappt någon nedsättning.',
  },
  c12: {
    title: 'Saga, 10 år, socialtjänstens råd och stöd',
    text: [
      'Sagas mamma söker stöd. Saga slår mamma eller lillasyster flera gånger i veckan och har två gånger sprungit hemifrån en stund. Mamma har slutat bjuda hem folk. I skolan har Saga fått äta lunch med en vuxen sedan ett slagsmål, och hon har inga fasta vänner kvar. Hon gör de flesta skoluppgifter, helst i ett eget rum.',
      'Hos mormor, där hon är varannan helg, är det lugnare. Hon ritar mycket och är stolt över det. Hon säger själv att hon "inte vill vara en sådan som slåss".',
    ],
    why: 'Tydliga svårigheter i de flesta områden: hem, syskon, kamrater och skoldagen. Hon klarar ändå skolarbetet med anpassning och fungerar hos mormor. Det är 41–50. Hennes egen vilja att ändra på det är hoppfull men höjer inte skattningen av hur det är nu.',
  },
  c13: {
    title: 'Samir, 16 år, vårdcentralens samtalsmottagning',
    text: [
      'Samir följs av sin storebror. Han har inte gått i skolan på en termin och lämnar sällan rummet. Han svarar med enstaka ord. Han tvättar sig inte utan att brodern står utanför dörren, och äter bara om maten ställs in. Alla vänkontakter är brutna.',
      'På nätterna går han fram och tillbaka och brodern har börjat sova i samma rum. De senaste veckorna har Samir sagt att grannarna talar om honom. Han nekar till tankar på att dö, men ser inte någon framtid. Mottagningen ringer barn- och ungdomspsykiatrin samma dag.',
    ],
    why: 'Han klarar sig inte i nästan något område: skola, vänner, familjeliv och egen omsorg. Han behöver påminnelser och hjälp men inte passning dygnet runt, därför 21–30 och inte lägre. Att hjälp är på väg ändrar inte skattningen.',
  },
  c14: {
    title: 'Astrid, 7 år, elevhälsan',
    text: [
      'Astrids pappa har frågat kuratorn om råd. Katten dog för tre veckor sedan och Astrid pratade om döden varje kväll i en vecka. Nu frågar hon någon gång ibland.',
      'Hon går till skolan med glädje, har många att leka med och läser redan kapitelböcker. På dansen har hon bytt till en ny grupp utan bekymmer. Hon somnar gott. En gång har hon låtit bli att gå på ett kalas för att hon "ville vara hemma".',
    ],
    why: 'Hon fungerar väl i alla områden. Frågorna om döden är en vanlig reaktion som klingar av. 81–90.',
  },
  c15: {
    title: 'Linnea, 15 år, elevhälsan',
    text: [
      'Linnea har högsta betyg i nästan allt. Skolsköterskan märkte att hon gått ner i vikt och bad henne komma. Hon äter lunch i skolan men hoppar över frukost och kvällsmål, och tränar varje dag även när hon är trött. Läkarbesök är bokat.',
      'Hon pluggar till midnatt, och två gånger den här månaden har hon brutit ihop av oro kvällen före ett prov. Vännerna frågar efter henne, och hon har tackat nej till det mesta sedan en månad. Med föräldrarna blir det gräl om maten ett par gånger i veckan.',
    ],
    why: 'Betygen lurar ögat. Vänskap, familjeliv och omsorgen om den egna kroppen är alla påverkade, om än inte hela tiden. Goda prestationer i skolan gör inte att de andra områdena väger mindre. 51–60.',
  },
  c16: {
    title: 'Hampus, 17 år, ungdomsmottagningen',
    text: [
      'Hampus röker cannabis de flesta dagar sedan i somras. Han har bytt umgänge, ljuger hemma och har blivit av med sitt extrajobb. Frånvaron är omkring en tredjedel, och han har fått varning i två kurser. Han har varit i bråk en gång på stan.',
      'Han kommer i tid till samtalen och pratar öppet. Hemma är det gräl flera kvällar i veckan, men han äter middag med familjen på söndagar. Han mekar fortfarande med mopeden med sin farbror och är duktig på det.',
    ],
    why: 'Tydliga svårigheter i de flesta områden: skola, arbete, familj, umgänge. Inget har fallit bort helt. 41–50. Att han är trevlig i samtalet och har en bra farbror gör det lätt att skatta för högt.',
  },
  c17: {
    title: 'Otto, 5 år, barnhälsovården',
    text: [
      'Ottos familj fick ett till barn för två månader sedan. Sedan dess har han kissat på sig ett par gånger i veckan, efter att ha varit torr i ett år, och vill bli matad vid middagen. Han är också snäll mot bebisen och hämtar blöjor.',
      'På förskolan är allt som vanligt. Han leker rollekar, har två nära kompisar och säger ifrån när någon tar hans saker. Läggningen tar längre tid än förut.',
    ],
    why: 'En lindrig, väntad reaktion på ett syskon, utan påverkan på lek, vänner eller förskola. 71–80. Att han kissar på sig är lätt att ge för stor vikt.',
  },
  c18: {
    title: 'Maja, 13 år, elevhälsan',
    text: [
      'Maja tvättar händerna så att de blöder. På morgonen tar ritualerna två timmar och hon kommer till skolan efter lunch, om alls. Hon kan inte äta i matsalen eller röra vid andras saker och har slutat ta emot vänner. Bara en vän träffar hon, utomhus.',
      'Hemma får ingen gå in på hennes rum. Föräldrarna tvättar kläder åt henne flera gånger om dagen och turas om att sitta med på kvällen. Hon gråter och skriker om de vägrar. När hon väl är i skolan följer hon med på bild och musik.',
    ],
    why: 'Stora svårigheter i flera områden, och hemlivet klarar hon inte utan att hela familjen ställer om. Litet finns kvar: en vän och två lektioner. 31–40. Familjens anpassning döljer hur lite hon klarar på egen hand.',
  },
  c19: {
    title: 'Nils, 16 år, akut besök',
    text: [
      'Nils kommer med båda föräldrarna. Den senaste veckan har han haft starka tankar på att ta sitt liv, och i går hindrade mamma honom. Sedan dess har någon vuxen varit hos honom nästan hela tiden. Han äter några tuggor när någon sitter bredvid, och svarar kort men begripligt.',
      'Han har inte varit i skolan på sex veckor, ligger i sängen och vill inte träffa någon. Han går med på att stanna tills barn- och ungdomspsykiatrin tar över, och pappa sitter kvar i rummet.',
    ],
    why: 'Han behöver mycket tillsyn för att inte skada sig och hjälp med det mest grundläggande. Han kan ändå samtala, komma överens och ta emot hjälp. 11–20. Siffran säger hur han fungerar; den är ingen bedömning av risk, den görs i samtal.',
  },
  c20: {
    title: 'Ali, 12 år, elevhälsan',
    text: [
      'Ali fick diagnosen adhd för ett år sedan. Han har medicin på vardagar, sitter längst fram och får korta uppgifter. Med det når han målen i alla ämnen utom svenska, där han får stöd två timmar i veckan och ändå ligger efter.',
      'Han har gott om kompisar och är kapten i basketlaget. Hemma är han glömsk och rörig, och skrattar åt det. Föräldrarna är nöjda med hur det går.',
    ],
    why: 'Skattningen gäller hur han fungerar, inte vilken diagnos han har. Med det stöd han får nu finns en svårighet i ett område, svenskan, och resten går bra. 61–70.',
  },
  c21: {
    title: 'Freja, 14 år, socialtjänstens mottagning',
    text: [
      'Freja har de senaste tre veckorna varit borta hemifrån fem nätter, utan att någon vet var. Hon har inte varit i skolan på länge. Hon har blivit hittad berusad två gånger, och kamraterna är äldre personer som hon knappt vet namnet på. Hemma skriker hon eller tiger; mamma törs inte säga emot.',
      'Hon äter oregelbundet och har gått i samma kläder länge. När hon är ensam med handläggaren blir hon lugnare och kan berätta vad hon tycker om att göra: sjunga. Hon kommer på ungefär vartannat möte.',
    ],
    why: 'Hon fungerar inte i nästan något område: skola, familj, vänner, omsorg om sig själv, och omdömet är så nedsatt att hon utsätts för fara. Korta stunder av kontakt finns. 21–30. Det är lätt att skatta efter det lugna mötet i stället för månaden.',
  },
  c22: {
    title: 'Tuva, 15 år, akut besök',
    text: [
      'Tuva har inte sovit på tre nätter. Hon talar osammanhängande, är rädd för rösterna hon hör och försöker springa ut. Två vuxna håller sig intill henne hela tiden. Hon dricker bara om någon håller glaset.',
      'Hon känner igen sin pappa men inte alltid var hon är. Ambulans är på väg.',
    ],
    why: 'Hon behöver ständig passning för sin säkerhet och klarar inte sin omsorg. 1–10. Inom bandet spelar den exakta siffran liten roll.',
  },
  c23: {
    title: 'Elsa, 10 år, vårdcentral',
    text: [
      'Elsa har diabetes sedan hon var sex. Hon sköter sprutorna med en vuxen som tittar på, och missade ett kalas förra månaden efter en natt med låga värden. Hon tycker att det är tråkigt att vara den enda i klassen.',
      'Hon går till skolan, har vänner, spelar klarinett och bråkar lagom med sin syster. Några kvällar i månaden är hon ledsen över sjukdomen, och det går över när hon får prata.',
    ],
    why: 'Skattningen gäller psykiskt och socialt fungerande, inte den kroppsliga sjukdomen. Hon fungerar väl överallt, med vardagliga bekymmer som går över. 81–90.',
  },
  c24: {
    title: 'Hugo, 17 år, ungdomsmottagningen',
    text: [
      'Hugo kommer för att testa sig inför ett nytt förhållande. I samtalet berättar han om gymnasiet, som går bra, och om att han leder en grupp yngre i friidrotten. Han har vänner sedan lågstadiet och nya från praktiken.',
      'Han är nervös för uppkörningen nästa vecka. Hemma pratar de om det mesta; han tycker att mamma lägger sig i för mycket när det gäller sovtider.',
    ],
    why: 'Mycket gott fungerande överallt, engagerad och omtyckt. 91–100. Att han besöker en mottagning är inget tecken på svårigheter.',
  },
  c25: {
    title: 'Intervju att tolka: Mira, 14 år, elevhälsan',
    text: [
      'Kuratorn träffar Mira och sedan hennes pappa. Läs hela intervjun. Fundera på vart område för sig, skola, hem, vänner och fritid, innan du skattar.',
      'Kuratorn: Hur har den senaste månaden varit? Mira: "Okej. Eller, det beror på vilken vecka. Den första var bra, då var vi på klassresa. Sedan blev det konstigt." Konstigt hur? "Jag orkade inte prata. Jag satt i biblioteket på rasterna. Två dagar gick jag hem efter lunch."',
      'Kuratorn: Hur går det med skolarbetet? Mira: "Bra i bild och engelska. I matte har jag inte lämnat in något på tre veckor. Läraren tror att jag är lat." Hon ler lite. "Jag hade B i våras." Kuratorn: Och vännerna? "Jag har Ebba. Hon är alltid där. De andra skriver jag inte med nu, de tror att jag är sur. Men på fredagen var jag med på bio och det var faktiskt roligt."',
      'Kuratorn: Och hemma? Mira: "Jag äter på rummet ibland. Mamma och jag bråkar om mobilen, kanske varannan dag. En gång slog jag sönder en lampa. Jag städade upp." Sömnen? "Jag somnar vid ett, två. Jag kommer upp." Har du tänkt att du inte vill leva? "Nej. Jag har tänkt att jag vill att det ska vara paus. Inte dö." Kuratorn frågar vidare om det, och de kommer överens om vem hon ska gå till.',
      'Mira fortsätter med gitarren en gång i veckan, och läraren där har inte märkt något. Kören slutade hon i för två veckor sedan.',
      'Pappan: "Hon är som två personer. På helgen lagade hon mat till oss alla och skojade. På tisdagen fick jag inte ur henne ett ord. Hon sköter sig själv, kläder, dusch och så. Det är inte likt henne att strunta i skolan. Hennes mormor tycker att vi överdriver."',
    ],
    why: 'Skola: ett ämne har fallit, närvaron nästan hel. Hem: gräl och undandragande, men också middagar. Vänner: en nära kvar, de andra på avstånd. Fritid: en aktivitet kvar, en slutad. Alltså märkbara svårigheter då och då i flera områden, med goda perioder emellan: 51–60, i nederdelen eftersom de sämsta veckorna styr. Mormors syn och Miras leende höjer inte; matteläraren och lampan sänker inte ensamma.',
  },
}
