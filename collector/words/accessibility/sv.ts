/** The accessibility statement in Swedish: our own words on the points that lag (2018:1937) and Digg ask for. */

export const accessibility = {
  title: 'Tillgänglighet',
  lead: 'Alla ska kunna svara, läsa och arbeta i Måttstock. Här står vad som fungerar, vad som brister och hur du säger till.',
  responsible: 'Ansvarig aktör',
  noOperator: 'Den som driver tjänsten har inte fyllt i sitt namn än. Det görs med inställningen OPERATOR.',
  service: 'Tjänsten',
  serviceIs:
    'Måttstock: appen där barn, unga, föräldrar och lärare svarar på formulär och där personalen läser svaren, och den här webbplatsen med nationella siffror.',
  howWell: 'Hur väl lagens krav följs',
  partly:
    'Tjänsten är delvis förenlig med lagen om tillgänglighet till digital offentlig service. Bristerna står här under.',
  aims: 'Vi har byggt efter WCAG 2.2, nivå AA. Allt går att göra med tangentbord, med förstorad text, på en smal skärm och med skärmläsare. Den som svarar kan välja textstorlek, kontrast, ljus eller mörk, lista eller en fråga i taget, och få frågorna upplästa.',
  known: 'Kända brister',
  faults: [
    'Ingen utomstående har granskat tjänsten, och den är inte provad av personer med egna hjälpmedel. Därför kan det finnas brister som vi inte känner till.',
    'Formulärens meningar tillhör andra och visas ordagrant. De kan vara svårare att läsa än vår egen text, och vi får inte ändra dem.',
    'Uppläsning kräver att enheten har en röst för språket, eller att formuläret har inspelat ljud. Annars finns den inte.',
    'Diagram är ritade. Samma siffror står i en tabell bredvid.',
    'Det som skrivs ut eller sparas som PDF görs av webbläsaren och är inte provat med skärmläsare.',
    'Tabeller med många kolumner får rullas i sidled på en smal skärm.',
  ],
  exempt: 'Undantag',
  noExempt: 'Vi har inte åberopat att någon anpassning är oskäligt betungande. Allt innehåll omfattas av lagen.',
  report: 'Säg till om något brister',
  reportHow:
    'Hör av dig om något inte går att använda, eller om du behöver innehållet på ett annat sätt. Berätta vilken sida det gäller. Du kan också säga till personalen på mottagningen.',
  noContact:
    'Den som driver tjänsten har inte fyllt i någon kontaktväg än. Det görs med inställningen ACCESSIBILITY_CONTACT. Säg till personalen på mottagningen så länge.',
  authority: 'Tillsyn',
  authorityHow:
    'Är du inte nöjd med svaret kan du anmäla det till Myndigheten för digital förvaltning, Digg, som ser till att lagen följs.',
  authorityLink: 'Anmäl bristande tillgänglighet till Digg',
  tested: 'Så har vi prövat',
  testedHow:
    'Egen kontroll. Varje skärm i appen och varje sida här prövas av program på svenska, engelska och arabiska, i ljust, mörkt och med tvingade färger, i vanlig och dubbel storlek och på 320 bildpunkters bredd. Hela arbetet är gjort med bara tangentbord, och det en skärmläsare säger av formulären är läst och nedskrivet.',
  assessed: (day: string) => `Bedömningen gjordes ${day}. Sidan uppdaterades senast samma dag.`,
}
