import type { Article } from '../../model/article.ts'

export const support: Article = {
  title: 'Så läser du SDQ',
  lead: 'SDQ är ett kort frågeformulär om styrkor och svårigheter hos barn och unga. Föräldrar, lärare och den unga själv (från 11 år) kan svara, var och en från sitt håll.',
  sections: [
    {
      heading: 'Vad det mäter',
      points: [
        'Fem delskalor med fem frågor var: känslor, beteende, överaktivitet och koncentration, kamrater och prosocialt. De fyra första läggs ihop till totala svårigheter, 0–40.',
        'Prosocialt räknas aldrig in i totalen, och där är högre bättre.',
        'Problem i vardagen (impact) säger hur mycket svårigheterna stör och plågar. Läs den först. Hur mycket hjälp som behövs avgör ni i samtalet. En obesvarad fråga här räknas som 0, och det står bredvid värdet.',
      ],
    },
    {
      heading: 'Läs tillsammans med familjen',
      points: [
        'Börja med styrkorna och med det som den unga själv tycker är viktigt.',
        'Fråga vad ett högt värde ser ut som en vanlig dag. Be om exempel från hem, skola och kamrater.',
        'Visa skillnader mellan uppgiftslämnare som information. Barn är olika på olika platser, och människor ser olika saker. Föräldrar ser ofta mindre än den unga själv av oro och nedstämdhet.',
        'Fråga om något viktigt inte fick plats i formuläret.',
      ],
    },
    {
      heading: 'Fällor',
      points: [
        'Gränserna är olika för föräldrar, lärare och unga själva. Samma tal betyder inte samma sak.',
        'De brittiska gränserna missar många barn i Norden. Där åldern passar visas den närmaste befolkningens gräns bredvid (svensk, norsk, dansk eller nederländsk). Fler svenska gränser är publicerade än de som är inlagda här. Läs alla som en fingervisning.',
        'Första formuläret gäller sex månader (för lärare går det också att mena läsåret), uppföljningen den senaste månaden. Skillnaden mellan dem visas, men ingen källa som har lästs säger hur stor den måste vara för att vara mer än mätfelet.',
        'Den som mäts när det är som svårast har ofta bättre värden nästa gång, även utan hjälp.',
        'Upp till två obesvarade frågor i en delskala räknas om. Tre eller fler ger inget värde.',
        'Uppgiftslämnare behöver inte ha samma bild. Räkna aldrig ut ett medelvärde av dem.',
      ],
    },
    {
      heading: 'Vad det inte kan säga',
      points: [
        'Det ställer ingen diagnos och utesluter ingen.',
        'Det säger inget säkert om risk för självskada eller våld. Fråga om det i samtal.',
        'Det visar inte varför något har ändrats.',
        'För ett enskilt barn är bara stora förändringar av totalen mer än mätfelet: mer än 9,2 poäng hos föräldrar, 8,6 hos unga och 6,4 hos lärare, mellan två formulär av samma slag. För delskalorna finns ingen gräns inlagd här.',
      ],
    },
  ],
  sources: [
    'Goodman R / Youthinmind: anvisningar för poängsättning (sdqinfo.org).',
    'Gustafsson BM m.fl. BMC Pediatrics 2017;17:110 (svenska förskollärare).',
    'BMC Pediatrics 2023, doi 10.1186/s12887-023-03837-1 (norska gränser; danska och svenska i omtryck).',
    'PMC9004049 och PMC8764849 (nederländska gränser och medelvärden).',
    'Gränsen för förändring är beräknad av projektet, för varje uppgiftslämnare ur SD och alfa från publicerade urval. Publicerade gränser finns, men ingen är inlagd här.',
  ],
}
