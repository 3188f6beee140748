import { expect, it } from 'vitest'
import { caseFiles } from '../../case-file/case-file.ts'
import type { RecordBody } from '../../vault/index.ts'
import { swedish } from '../../words/index.tsx'
import { interpretationOf, unplaced } from '../interpretation/index.ts'
import { type Measurement, measurementsOf } from '../measurement.ts'
import { answersTo, caseBody, kept, later, rated } from '../testing.ts'
import { recordEntryOf } from './record-entry.ts'
import { type Length, recordText } from './text.ts'

type Bodies = readonly RecordBody[]

/** The text about the case's newest form. */
function textOf(length: Length, about: RecordBody, forms: Bodies, settings: Bodies = []): string {
  const records = kept([
    ['c', about] as const,
    ...forms.map((body) => ['c', body] as const),
    ...settings.map((body) => [null, body] as const),
  ])
  const file = caseFiles(records).get('c')
  if (!file) throw new Error('no case')
  const interpretation = interpretationOf(records)
  const measurements = measurementsOf(file, interpretation?.placedIn ?? unplaced)
  const told = recordEntryOf({ file, measurements, interpretation }, measurements.at(-1) as Measurement)
  return recordText(told, length, swedish)
}

const sdqNorm = 'Norm: SDQ, tre nivåer (barn och unga i Storbritannien, 1997)'
const basis = 'Skattningen är ett underlag för samtal och räcker inte ensam för en bedömning.'

// Känslor 2+2+1 = 5, överaktivitet 2+1 = 3: totalt 8. Plågad "en hel del" är värt 1.
const selfEight = { worries: 2, unhappy: 2, clingy: 1, distrac: 2, restles: 1, ebddiff: 1, distres: 2 }
// Känslor 5·2 = 10, överaktivitet 3·2 = 6, beteende 2: totalt 18.
const emotionalTen = { worries: 2, unhappy: 2, clingy: 2, afraid: 2, somatic: 2 }
const parentEighteen = { ...emotionalTen, restles: 2, fidgety: 2, distrac: 2, tantrum: 2 }
// Tolv problemfrågor à 3 och två riskfrågor à 1: (36 + 2) / 34 · 10 = 11,18.
const problems = ['i2', 'i5', 'i8', 'i11', 'i13', 'i15', 'i18', 'i20', 'i23', 'i27', 'i28', 'i30']
const each = (items: readonly string[], answer: number) => Object.fromEntries(items.map((item) => [item, answer]))
const distressed = { ...each(problems, 3), i9: 1, i24: 1 }

const situations: readonly (readonly [string, RecordBody, Bodies, Bodies, Record<Length, string>])[] = [
  [
    'SDQ, the young person’s own, first',
    caseBody(),
    [answersTo('sdq-s11-17', selfEight)],
    [],
    {
      short: `SDQ S11-17, självskattning, 2026-03-02. Totala svårigheter 8 av 40, inom det vanliga. Inga obesvarade frågor. ${sdqNorm}.`,
      medium: `SDQ S11-17, självskattning, 2026-03-02. Totala svårigheter 8 av 40, inom det vanliga. Problem i vardagen 1 av 10, gränsområde. Inga obesvarade frågor. ${sdqNorm}.`,
      long: `SDQ S11-17, självskattning, 2026-03-02. Totala svårigheter 8 av 40, inom det vanliga. Problem i vardagen 1 av 10, gränsområde; Känslor 5 av 10, inom det vanliga; Beteende 0 av 10, inom det vanliga; Överaktivitet och koncentration 3 av 10, inom det vanliga; Kamrater 0 av 10, inom det vanliga; Prosocialt 10 av 10, inom det vanliga. Inga obesvarade frågor. ${sdqNorm}; läst i andra hand, läst i originalet. ${basis}`,
    },
  ],
  [
    // Beteende: fyra svar med summan 4 ger 4/4·5 = 5. Inverkan 2 + 1 = 3.
    'SDQ by a parent, one blank that is prorated',
    caseBody(),
    [answersTo('sdq-p4-17', { tantrum: null, fights: 2, lies: 2, ebddiff: 2, distres: 3, imphome: 2 })],
    [],
    {
      short: `SDQ P4-17, föräldraskattning, 2026-03-02. Totala svårigheter 5 av 40, inom det vanliga. 1 obesvarad fråga, värden är omräknade. ${sdqNorm}.`,
      medium: `SDQ P4-17, föräldraskattning, 2026-03-02. Totala svårigheter 5 av 40, inom det vanliga. Problem i vardagen 3 av 10, utanför det vanliga; Beteende 5 av 10, utanför det vanliga. 1 obesvarad fråga, värden är omräknade. ${sdqNorm}.`,
      long: `SDQ P4-17, föräldraskattning, 2026-03-02. Totala svårigheter 5 av 40, inom det vanliga. Problem i vardagen 3 av 10, utanför det vanliga; Känslor 0 av 10, inom det vanliga; Beteende 5 av 10, utanför det vanliga; Överaktivitet och koncentration 0 av 10, inom det vanliga; Kamrater 0 av 10, inom det vanliga; Prosocialt 10 av 10, inom det vanliga. 1 obesvarad fråga, värden är omräknade. ${sdqNorm}; läst i andra hand, läst i originalet. ${basis}`,
    },
  ],
  [
    'SDQ by a teacher, too many blanks for a total',
    caseBody(),
    [answersTo('sdq-t4-17', { somatic: null, worries: null, unhappy: null, ebddiff: null })],
    [],
    {
      short: `SDQ T4-17, lärarskattning, 2026-03-02. Totala svårigheter: inget värde, en delskala saknas. 4 obesvarade frågor. ${sdqNorm}.`,
      medium: `SDQ T4-17, lärarskattning, 2026-03-02. Totala svårigheter: inget värde, en delskala saknas. Problem i vardagen: inget värde, frågan om svårigheter över huvud taget är obesvarad; Känslor: inget värde, för många obesvarade. 4 obesvarade frågor. ${sdqNorm}.`,
      long: `SDQ T4-17, lärarskattning, 2026-03-02. Totala svårigheter: inget värde, en delskala saknas. Problem i vardagen: inget värde, frågan om svårigheter över huvud taget är obesvarad; Känslor: inget värde, för många obesvarade; Beteende 0 av 10, inom det vanliga; Överaktivitet och koncentration 0 av 10, inom det vanliga; Kamrater 0 av 10, inom det vanliga; Prosocialt 10 av 10, inom det vanliga. 4 obesvarade frågor. ${sdqNorm}; läst i andra hand. ${basis}`,
    },
  ],
  [
    'SDQ first and follow-up, which ask of different times',
    caseBody(),
    [answersTo('sdq-s11-17', selfEight), answersTo('sdq-s11-17-followup', { worries: 2 }, later)],
    [],
    {
      short: `SDQ S11-17 uppföljning, självskattning, 2026-06-01. Totala svårigheter 2 av 40, inom det vanliga. Inga obesvarade frågor. Jämfört med 2026-03-02: 8 till 2. Jämförs inte: frågorna gäller olika tid (6 månader och 1 månad). ${sdqNorm}.`,
      medium: `SDQ S11-17 uppföljning, självskattning, 2026-06-01. Totala svårigheter 2 av 40, inom det vanliga. Problem i vardagen 0 av 10, inom det vanliga. Inga obesvarade frågor. Jämfört med 2026-03-02: 8 till 2. Jämförs inte: frågorna gäller olika tid (6 månader och 1 månad). ${sdqNorm}.`,
      long: `SDQ S11-17 uppföljning, självskattning, 2026-06-01. Totala svårigheter 2 av 40, inom det vanliga. Problem i vardagen 0 av 10, inom det vanliga; Känslor 2 av 10, inom det vanliga; Beteende 0 av 10, inom det vanliga; Överaktivitet och koncentration 0 av 10, inom det vanliga; Kamrater 0 av 10, inom det vanliga; Prosocialt 10 av 10, inom det vanliga. Inga obesvarade frågor. Jämfört med 2026-03-02: 8 till 2. Jämförs inte: frågorna gäller olika tid (6 månader och 1 månad). ${sdqNorm}; läst i andra hand, läst i originalet. ${basis}`,
    },
  ],
  [
    // 18 → 10 är 8 poäng. RCI = 1,96·√2·5,6·√0,2 = 6,94. Gränsvärdet är 17.
    'SDQ by a parent twice, recovered',
    caseBody(),
    [answersTo('sdq-p4-17', parentEighteen), answersTo('sdq-p4-17', emotionalTen, later)],
    [],
    {
      short: `SDQ P4-17, föräldraskattning, 2026-06-01. Totala svårigheter 10 av 40, inom det vanliga. Inga obesvarade frågor. Jämfört med 2026-03-02: 18 till 10, säkert bättre. ${sdqNorm}.`,
      medium: `SDQ P4-17, föräldraskattning, 2026-06-01. Totala svårigheter 10 av 40, inom det vanliga. Problem i vardagen 0 av 10, inom det vanliga; Känslor 10 av 10, utanför det vanliga. Inga obesvarade frågor. Jämfört med 2026-03-02: 18 till 10, säkert bättre. ${sdqNorm}.`,
      long: `SDQ P4-17, föräldraskattning, 2026-06-01. Totala svårigheter 10 av 40, inom det vanliga. Problem i vardagen 0 av 10, inom det vanliga; Känslor 10 av 10, utanför det vanliga; Beteende 0 av 10, inom det vanliga; Överaktivitet och koncentration 0 av 10, inom det vanliga; Kamrater 0 av 10, inom det vanliga; Prosocialt 10 av 10, inom det vanliga. Inga obesvarade frågor. Jämfört med 2026-03-02: 18 till 10, säkert bättre. Säker förbättring, och över gränsvärdet till den vanliga sidan. Gräns: mer än 6,9 poäng (95 %), beräknad ur SD 5,60 och reliabilitet 0,80. SDQ totalt, beräknad säker förändring (nederländska föräldrar och lärare, svenska och nederländska unga, 2026), beräknad av oss. ${sdqNorm}; läst i andra hand, läst i originalet. ${basis}`,
    },
  ],
  [
    // Icke-risk 36/28 = 1,29; för den finns ingen gräns i corewebb.
    'CORE-OM in the border zone, with risk items answered',
    caseBody(2009, 'f'),
    [answersTo('core-om', distressed)],
    [],
    {
      short:
        'CORE-OM, självskattning, 2026-03-02. Klinisk poäng 11,2 av 40, gränszon, läs med försiktighet. 2 svar att gå igenom med personen. Inga obesvarade frågor. Norm: CORE-OM, corewebb (svensk användarguide för ungdomsmottagningar, 2014).',
      medium:
        'CORE-OM, självskattning, 2026-03-02. Klinisk poäng 11,2 av 40, gränszon, läs med försiktighet. Problem 3,00 av 4, vid eller över gränsvärdet (gräns för flickor/kvinnor). 2 svar att gå igenom med personen. Inga obesvarade frågor. Norm: CORE-OM, corewebb (svensk användarguide för ungdomsmottagningar, 2014).',
      long: `CORE-OM, självskattning, 2026-03-02. Klinisk poäng 11,2 av 40, gränszon, läs med försiktighet. Välbefinnande 0,00 av 4, under gränsvärdet (gräns för flickor/kvinnor); Problem 3,00 av 4, vid eller över gränsvärdet (gräns för flickor/kvinnor); Fungerande 0,00 av 4, under gränsvärdet (gräns för flickor/kvinnor); Alla utom riskfrågorna 1,29 av 4, ingen norm. 2 svar att gå igenom med personen. Inga obesvarade frågor. Norm: CORE-OM, corewebb (svensk användarguide för ungdomsmottagningar, 2014); läst i andra hand. ${basis}`,
    },
  ],
  [
    'CORE-OM recovered by the published five points',
    caseBody(2009, 'f'),
    [answersTo('core-om', distressed), answersTo('core-om', {}, later)],
    [],
    {
      short:
        'CORE-OM, självskattning, 2026-06-01. Klinisk poäng 0,0 av 40, lite besvär. Inga obesvarade frågor. Jämfört med 2026-03-02: 11,2 till 0,0, säkert bättre. Norm: CORE-OM, corewebb (svensk användarguide för ungdomsmottagningar, 2014).',
      medium:
        'CORE-OM, självskattning, 2026-06-01. Klinisk poäng 0,0 av 40, lite besvär. Inga obesvarade frågor. Jämfört med 2026-03-02: 11,2 till 0,0, säkert bättre. Norm: CORE-OM, corewebb (svensk användarguide för ungdomsmottagningar, 2014).',
      long: `CORE-OM, självskattning, 2026-06-01. Klinisk poäng 0,0 av 40, lite besvär. Välbefinnande 0,00 av 4, under gränsvärdet (gräns för flickor/kvinnor); Problem 0,00 av 4, under gränsvärdet (gräns för flickor/kvinnor); Fungerande 0,00 av 4, under gränsvärdet (gräns för flickor/kvinnor); Alla utom riskfrågorna 0,00 av 4, ingen norm. Inga obesvarade frågor. Jämfört med 2026-03-02: 11,2 till 0,0, säkert bättre. Säker förbättring, och över gränsvärdet till den vanliga sidan. Gräns: 5,0 poäng eller mer, publicerad. CORE-OM, 5 poäng (källan säger inte vilka), läst i andra hand. Norm: CORE-OM, corewebb (svensk användarguide för ungdomsmottagningar, 2014); läst i andra hand. ${basis}`,
    },
  ],
  [
    // Sex problemfrågor à 3: 18/12 = 1,50, mellan männens 1,4 och kvinnornas 1,6. 18/34·10 = 5,29.
    'CORE-OM with sex unstated: both limits, none picked',
    caseBody(2009, 'x'),
    [answersTo('core-om', each(problems.slice(0, 6), 3))],
    [],
    {
      short:
        'CORE-OM, självskattning, 2026-03-02. Klinisk poäng 5,3 av 40, lite besvär. Inga obesvarade frågor. Norm: CORE-OM, corewebb (svensk användarguide för ungdomsmottagningar, 2014).',
      medium:
        'CORE-OM, självskattning, 2026-03-02. Klinisk poäng 5,3 av 40, lite besvär. Problem 1,50 av 4, vid eller över gränsvärdet (gräns för pojkar/män), under gränsvärdet (gräns för flickor/kvinnor). Inga obesvarade frågor. Norm: CORE-OM, corewebb (svensk användarguide för ungdomsmottagningar, 2014).',
      long: `CORE-OM, självskattning, 2026-03-02. Klinisk poäng 5,3 av 40, lite besvär. Välbefinnande 0,00 av 4, under gränsvärdet (gräns för pojkar/män), under gränsvärdet (gräns för flickor/kvinnor); Problem 1,50 av 4, vid eller över gränsvärdet (gräns för pojkar/män), under gränsvärdet (gräns för flickor/kvinnor); Fungerande 0,00 av 4, under gränsvärdet (gräns för pojkar/män), under gränsvärdet (gräns för flickor/kvinnor); Alla utom riskfrågorna 0,64 av 4, ingen norm. Inga obesvarade frågor. Norm: CORE-OM, corewebb (svensk användarguide för ungdomsmottagningar, 2014); läst i andra hand. ${basis}`,
    },
  ],
  [
    // Flickor 14–16: gräns 15,9 och säker förändring över 7,4; 10 → 20 är 10 poäng.
    'YP-CORE, reliably worse',
    caseBody(2012, 'f'),
    [answersTo('yp-core', { i1: 4, i2: 4, i6: 2 }), answersTo('yp-core', { i1: 4, i2: 4, i6: 4, i7: 4, i8: 4 }, later)],
    [],
    {
      short:
        'YP-CORE, självskattning, 2026-06-01. Klinisk poäng 20,0 av 40, vid eller över gränsvärdet (gräns för flickor/kvinnor). Inga obesvarade frågor. Jämfört med 2026-03-02: 10,0 till 20,0, säkert sämre. Norm: YP-CORE, Twigg 2016 (unga 11–16 år i Storbritannien, 2016).',
      medium:
        'YP-CORE, självskattning, 2026-06-01. Klinisk poäng 20,0 av 40, vid eller över gränsvärdet (gräns för flickor/kvinnor). Inga obesvarade frågor. Jämfört med 2026-03-02: 10,0 till 20,0, säkert sämre. Norm: YP-CORE, Twigg 2016 (unga 11–16 år i Storbritannien, 2016).',
      long: `YP-CORE, självskattning, 2026-06-01. Klinisk poäng 20,0 av 40, vid eller över gränsvärdet (gräns för flickor/kvinnor). Inga obesvarade frågor. Jämfört med 2026-03-02: 10,0 till 20,0, säkert sämre. Gräns för flickor/kvinnor: Säker försämring. Gräns: mer än 7,4 poäng (90 %), publicerad. YP-CORE, Twigg 2016 (unga 11–16 år i Storbritannien, 2016), läst i andra hand. Norm: YP-CORE, Twigg 2016 (unga 11–16 år i Storbritannien, 2016); läst i andra hand. ${basis}`,
    },
  ],
  [
    'CORE-10 on a training wording',
    caseBody(2006, 'm'),
    [answersTo('core-10', { i1: 4, i4: 4, i5: 3 }, { wording: { hash: 'own', language: 'sv', training: true } })],
    [],
    {
      short:
        'CORE-10, självskattning, 2026-03-02. Övningstext, inte det licensierade formuläret. Klinisk poäng 11,0 av 40, lindrig belastning. Inga obesvarade frågor. Norm: CORE-10, allmän belastning (primärvård och befolkning i Storbritannien, 2013).',
      medium:
        'CORE-10, självskattning, 2026-03-02. Övningstext, inte det licensierade formuläret. Klinisk poäng 11,0 av 40, lindrig belastning. Inga obesvarade frågor. Norm: CORE-10, allmän belastning (primärvård och befolkning i Storbritannien, 2013).',
      long: `CORE-10, självskattning, 2026-03-02. Övningstext, inte det licensierade formuläret. Klinisk poäng 11,0 av 40, lindrig belastning. Inga obesvarade frågor. Norm: CORE-10, allmän belastning (primärvård och befolkning i Storbritannien, 2013); läst i andra hand. ${basis}`,
    },
  ],
  [
    // RCI = 1,96·√2·10,56·√0,26 = 14,92; tio poäng räcker inte.
    'C-GAS twice, no certain change',
    caseBody(),
    [
      answersTo('cgas', { score: 48 }, rated(null)),
      answersTo('cgas', { score: 58 }, { ...rated('2026-05-02'), ...later }),
    ],
    [],
    {
      short:
        'C-GAS, behandlarskattning, 2026-06-01. Nivå 51–60, ojämnt: svårt då och då i flera områden (högre är bättre, lägsta nivå senaste månaden). Fungerande 58 av 100, säkert fall. Inga obesvarade frågor. Jämfört med 2026-03-02: 48 till 58, ingen säker förändring. Norm: C-GAS, Bird 1990 (barn 4–16 år i Puerto Rico, 1990).',
      medium:
        'C-GAS, behandlarskattning, 2026-06-01. Nivå 51–60, ojämnt: svårt då och då i flera områden (högre är bättre, lägsta nivå senaste månaden). Fungerande 58 av 100, säkert fall. Inga obesvarade frågor. Jämfört med 2026-03-02: 48 till 58, ingen säker förändring. Norm: C-GAS, Bird 1990 (barn 4–16 år i Puerto Rico, 1990).',
      long: `C-GAS, behandlarskattning, 2026-06-01. Nivå 51–60, ojämnt: svårt då och då i flera områden (högre är bättre, lägsta nivå senaste månaden). Fungerande 58 av 100, säkert fall. Inga obesvarade frågor. Jämfört med 2026-03-02: 48 till 58, ingen säker förändring. Skillnaden är inte större än vad slumpen kan ge. Gräns: mer än 14,9 poäng (95 %), beräknad ur SD 10,56 och reliabilitet 0,74. C-GAS, beräknad säker förändring (en bedömare, två gånger, 2026), beräknad av oss. Norm: C-GAS, Bird 1990 (barn 4–16 år i Puerto Rico, 1990); läst i andra hand. Bedömaren gick kursen 2026-05-02. ${basis}`,
    },
  ],
  [
    'interpretation switched off: values and blanks only',
    caseBody(),
    [answersTo('sdq-s11-17', selfEight), answersTo('sdq-s11-17', selfEight, later)],
    [{ kind: 'setting', name: 'interpretation', value: false }],
    {
      short: 'SDQ S11-17, självskattning, 2026-06-01. Totala svårigheter 8 av 40. Inga obesvarade frågor.',
      medium:
        'SDQ S11-17, självskattning, 2026-06-01. Totala svårigheter 8 av 40. Problem i vardagen 1 av 10. Inga obesvarade frågor.',
      long: `SDQ S11-17, självskattning, 2026-06-01. Totala svårigheter 8 av 40. Problem i vardagen 1 av 10; Känslor 5 av 10; Beteende 0 av 10; Överaktivitet och koncentration 3 av 10; Kamrater 0 av 10; Prosocialt 10 av 10. Inga obesvarade frågor. ${basis}`,
    },
  ],
  [
    'no norm chosen',
    caseBody(),
    [answersTo('sdq-s11-17', selfEight)],
    [{ kind: 'setting', name: 'norms', value: { 'sdq-s11-17': null } }],
    {
      short:
        'SDQ S11-17, självskattning, 2026-03-02. Totala svårigheter 8 av 40, ingen norm. Inga obesvarade frågor. Ingen norm.',
      medium:
        'SDQ S11-17, självskattning, 2026-03-02. Totala svårigheter 8 av 40, ingen norm. Problem i vardagen 1 av 10, ingen norm. Inga obesvarade frågor. Ingen norm.',
      long: `SDQ S11-17, självskattning, 2026-03-02. Totala svårigheter 8 av 40, ingen norm. Problem i vardagen 1 av 10, ingen norm; Känslor 5 av 10, ingen norm; Beteende 0 av 10, ingen norm; Överaktivitet och koncentration 3 av 10, ingen norm; Kamrater 0 av 10, ingen norm; Prosocialt 10 av 10, ingen norm. Inga obesvarade frågor. Ingen norm. ${basis}`,
    },
  ],
]

it.each(situations)('%s', (_, about, forms, settings, expected) => {
  const said = (length: Length) => textOf(length, about, forms, settings)
  expect({ short: said('short'), medium: said('medium'), long: said('long') }).toEqual(expected)
})

it('never says the code of the case', () => {
  for (const [, about, forms, settings] of situations)
    for (const length of ['short', 'medium', 'long'] as const)
      expect(textOf(length, about, forms, settings)).not.toContain('ÖVA')
})

it('says that somebody else rated the second time', () => {
  const other = { staff: '00000000-0000-4000-8000-000000000002', trained: null }
  const forms = [
    answersTo('cgas', { score: 48 }, rated(null)),
    answersTo('cgas', { score: 70 }, { ...rated(null), ...later, rater: other }),
  ]
  expect(textOf('short', caseBody(), forms)).toContain(
    '48 till 70, säkert bättre. Olika bedömare: en del av skillnaden kan bero på det.',
  )
})
