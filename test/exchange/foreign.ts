/**
 * Questionnaires as other systems write them, in two styles, with sentences of our own. Neither was made by this project's
 * writer: the one groups its questions and points to a value set, the other lists its options with weights.
 */
type Json = Record<string, unknown>

/** CORE-10's ten places filled with our own sentences, in two groups, answered from a contained value set. */
export const grouped = (): Json & { item: Json[]; contained: Json[] } => ({
  resourceType: 'Questionnaire',
  id: 'vecka-10',
  language: 'sv',
  url: 'https://example.org/fhir/Questionnaire/vecka-10',
  version: '2.1',
  title: 'Veckan i tio frågor',
  status: 'active',
  subjectType: ['Patient'],
  publisher: 'Exempelregionens formulärbank',
  copyright: '© Exempelregionen. Får användas i vården.',
  contained: [
    {
      resourceType: 'ValueSet',
      id: 'hur-ofta',
      status: 'active',
      compose: {
        include: [
          {
            system: 'https://example.org/fhir/CodeSystem/hur-ofta',
            concept: ['Aldrig', 'Någon gång', 'Ibland', 'Ofta', 'Jämt'].map((display, i) => ({
              code: `ofta-${i}`,
              display,
              extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/valueset-ordinalValue', valueDecimal: i }],
            })),
          },
        ],
      },
    },
  ],
  item: [
    { linkId: '1', type: 'display', text: 'Tänk på veckan som gått. Det finns inga rätta svar.' },
    { linkId: '2', type: 'group', text: 'Hemma och borta', item: [1, 2, 3, 4, 5].map((n) => groupedQuestion(2, n, n)) },
    { linkId: '3', type: 'group', item: [1, 2, 3, 4, 5].map((n) => groupedQuestion(3, n, n + 5)) },
  ],
})

const groupedQuestion = (group: number, n: number, number: number): Json => ({
  linkId: `${group}.${n}`,
  type: 'choice',
  text: `Egen mening nummer ${number}: så här har det varit på morgonen.`,
  required: false,
  answerValueSet: '#hur-ofta',
})

/** YP-CORE's ten places, numbered, each with its own options: codings with weights that are worth what the form says. */
export const weighted = (): Json & { item: Json[] } => ({
  resourceType: 'Questionnaire',
  language: 'sv',
  url: 'https://example.net/forms/my-days',
  date: '2025-11-03',
  title: 'Mina dagar',
  status: 'active',
  publisher: 'Example Trust',
  copyright: '© Example Trust. May be shown and not changed.',
  effectivePeriod: { start: '2025-01-01', end: '2029-12-31' },
  item: [
    { linkId: 'intro', type: 'display', text: 'Berätta om dina senaste sju dagar.' },
    ...Array.from({ length: 10 }, (_, i) => weightedQuestion(i + 1)),
    { linkId: 'total', type: 'decimal', text: 'Total', readOnly: true },
  ],
})

/** Positively worded in YP-CORE: 3, 5 and 10. */
const falling = [3, 5, 10]

const weightedQuestion = (n: number): Json => ({
  linkId: `md-q${n}`,
  prefix: `${n}.`,
  type: 'choice',
  text: `Min egen mening nummer ${n}: jag såg vilken färg himlen hade.`,
  answerOption: ['Inte alls', 'Då och då', 'Ibland', 'Ofta', 'Hela tiden'].map((display, i) => ({
    valueCoding: { system: 'https://example.net/codes/frequency', code: `f${i}`, display },
    extension: [
      { url: 'http://hl7.org/fhir/StructureDefinition/itemWeight', valueDecimal: falling.includes(n) ? 4 - i : i },
    ],
  })),
})

/** What such files do not say, and the person who loads them does. */
export const missingRights = {
  period: 'De senaste sju dagarna',
  grantedTo: 'Enheten Måsen',
} as const
