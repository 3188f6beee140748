/**
 * A questionnaire of this project's own, as the data that any other would come as: six sentences about the visits, for
 * practice. Invented; it is not "Ungas röster", nor any other form that somebody owns.
 */
import type { Form, InstrumentFile, WordingPack } from '#instruments'

const cite = { source: 'own', at: 'the whole', grade: 'own' } as const
const item = (topic: string) => ({ kind: 'choice', worth: [0, 1, 2, 3], list: 'agree', topic }) as const

const form: Form = {
  id: 'after-the-visit',
  instrument: 'after-the-visit',
  revision: 1,
  title: 'Efter besöken',
  informant: 'self',
  ages: { from: 10, to: 24 },
  period: 'now',
  occasion: 'any',
  sources: { own: { reference: 'Måttstock: Efter besöken (invented), 2026.' } },
  items: {
    listened: item('Lyssnad på'),
    understood: item('Förstod det som sades'),
    decided: item('Fick vara med och bestämma'),
    safe: item('Trygg här'),
    helped: item('Till hjälp'),
    recommend: item('Skulle säga till en vän'),
  },
  scales: {
    satisfaction: {
      name: 'Nöjd med besöken',
      items: ['listened', 'understood', 'decided', 'safe', 'helped', 'recommend'],
      combine: 'sum',
      higherIs: 'better',
      missing: { allow: 1, by: 'person-mean', cite },
      cite,
    },
  },
  review: [],
}

interface Said {
  readonly direction?: 'rtl'
  readonly title: string
  readonly instruction: string
  readonly period: string
  readonly agree: readonly string[]
  readonly items: readonly string[]
  readonly copyright: string
  readonly licence: string
  readonly everybody: string
}

const said: Readonly<Record<'sv' | 'en' | 'ar', Said>> = {
  sv: {
    title: 'Efter besöken (övningstext)',
    instruction: 'Läs varje mening. Välj det som stämmer för dig. Du får hoppa över.',
    period: 'När du tänker på besöken här',
    agree: ['Stämmer inte', 'Stämmer lite', 'Stämmer ganska bra', 'Stämmer helt'],
    items: [
      'De lyssnade på mig.',
      'Jag förstod vad de sa.',
      'Jag fick vara med och bestämma.',
      'Jag kände mig trygg här.',
      'Det hjälpte mig att komma hit.',
      'Jag skulle säga till en vän att gå hit.',
    ],
    copyright: 'Övningstext från Måttstock.',
    licence: 'Får visas och skrivas ut fritt, för övning.',
    everybody: 'alla',
  },
  en: {
    title: 'After the visits (practice text)',
    instruction: 'Read each sentence. Choose what is true for you. You may skip.',
    period: 'When you think of the visits here',
    agree: ['Not true', 'A little true', 'Mostly true', 'Quite true'],
    items: [
      'They listened to me.',
      'I understood what they said.',
      'I had a say in what we did.',
      'I felt safe here.',
      'It helped me to come here.',
      'I would tell a friend to come here.',
    ],
    copyright: 'Practice text by Måttstock.',
    licence: 'Free to show and to print, for practice.',
    everybody: 'everybody',
  },
  ar: {
    direction: 'rtl',
    title: 'بعد الزيارات (نص تدريبي)',
    instruction: 'اقرأ كل جملة. اختر ما ينطبق عليك. يمكنك التخطي.',
    period: 'عندما تفكر في زياراتك هنا',
    agree: ['لا ينطبق', 'ينطبق قليلا', 'ينطبق غالبا', 'ينطبق تماما'],
    items: [
      'استمعوا إليّ.',
      'فهمت ما قالوه.',
      'شاركت في اتخاذ القرار.',
      'شعرت بالأمان هنا.',
      'ساعدني المجيء إلى هنا.',
      'سأقول لصديق أن يأتي إلى هنا.',
    ],
    copyright: 'نص تدريبي من Måttstock.',
    licence: 'يجوز عرضه وطباعته بحرية، للتدريب.',
    everybody: 'الجميع',
  },
}

const packOf = (language: 'sv' | 'en' | 'ar'): WordingPack => {
  const { direction = 'ltr', title, instruction, period, agree, items, copyright, licence, everybody } = said[language]
  return {
    format: 'mattstock-wording-1',
    form: form.id,
    version: '1',
    language,
    direction,
    training: true,
    title,
    instruction,
    period,
    options: { agree },
    items: Object.keys(form.items).map((id, i) => ({ id, text: items[i] ?? '', options: 'agree' })),
    copyright,
    licence: { text: licence, grantedBy: 'Måttstock', grantedTo: everybody, validUntil: null },
    source: 'Måttstock',
  }
}

export const afterTheVisit: InstrumentFile = {
  format: 'mattstock-instrument-1',
  id: 'after-the-visit',
  title: 'Efter besöken',
  forms: [form],
  wordings: [packOf('sv'), packOf('en'), packOf('ar')],
}
