/** The public pages in Arabic. */
import type { Informant } from '#aggregate'
import type { Words } from '../words.ts'

const informants: Record<Informant, string> = {
  self: 'تقييم ذاتي',
  parent: 'أحد الوالدين',
  teacher: 'معلم',
  clinician: 'المعالج',
}

export const national: Words['national'] = {
  intro: 'هنا ما قدّمته الوحدات معًا، فترةً بعد فترة. جُعلت الأرقام مجهولة الهوية عند كل وحدة.',
  none: 'لم تُنشر أي فترة قياس بعد.',
  rehearsal: 'تدريب',
  rehearsalHint: 'هذه فترة تدريب. الأرقام مختلقة.',
  period: 'فترة القياس',
  days: 'الأيام',
  edition: (edition) => `الطبعة ${edition}`,
  builtOn: (units, of) => `مبنية على ${units} من ${of} وحدة.`,
  tooFew: (units) =>
    units === 1
      ? 'شاركت وحدة واحدة بعدد من الأطفال أقل من أن ترسل أرقامًا.'
      : `وحدات شاركت بعدد من الأطفال أقل من أن ترسل أرقامًا: ${units}.`,
  children: (about) => `نحو \u2066${about}\u2069 من الأطفال والشباب.`,
  margin:
    'تقرّب كل وحدة أعدادها إلى مضاعفات الخمسة قبل إرسالها. الرقم بعد ± هو مقدار ما قد يكون التقريب غيّره، 19 مرة من 20. لا يشمل ذلك الصدفة في من حضر إلى الوحدات.',
  smallest: 'لا يُعرض عدد أقل من 20، أو من أقل من ثلاث وحدات، أو معظمه (أكثر من 80 بالمئة) من وحدة واحدة.',
  subtracting:
    'من يطرح أرقام وحدته من هذه الأرقام يحصل على أرقام الوحدات الأخرى المقرّبة بعدم اليقين نفسه. لا يمكن استخراج أي طفل بعينه.',
  download: 'تنزيل',
  csv: 'الجداول بصيغة CSV',
  jsonStat: 'الجداول بصيغة JSON-stat',
  signed: 'ملف موقّع للتطبيق',
  count: 'العدد',
  share: 'النسبة',
  units: 'الوحدات',
  mean: 'المتوسط',
  sd: 'التشتت',
  followUp: 'عند المتابعة',
  first: 'عند القياس الأول',
  who: 'من',
  bands: 'التوزيع',
  withheld: {
    'below-20': 'أقل من 20',
    'few-units': 'وحدات قليلة جدًا',
    'one-unit-dominates': 'معظمه من وحدة واحدة',
  },
  tables: {
    'sex.age': 'الجنس والعمر',
    reasons: 'أسباب التواصل',
    interventions: 'التدخلات',
    professions: 'المهن التي قابلها الطفل أو الشاب',
    'waiting.visit': 'الأيام من التواصل إلى أول زيارة',
    'waiting.start': 'الأيام من التواصل إلى بدء التحقيق أو العلاج',
    change: 'التغيّر',
  },
  question: (form: string, item: string, later: boolean) => `${form}: ${item}${later ? ' (لاحقا)' : ''}`,
  blank: 'بلا إجابة',
  several: 'يمكن اختيار عدة إجابات، لذا يزيد مجموع النسب على 100 بالمئة.',
  sexes: { f: 'فتيات ونساء', m: 'فتيان ورجال', x: 'غير ذلك أو غير معروف', all: 'الجميع' },
  ages: { outside: 'عمر آخر أو غير معروف', all: 'كل الأعمار' },
  years: (band) => `\u2066${band}\u2069 سنة`,
  other: 'أخرى',
  unknown: 'غير معروف',
  waitingDays: (band) => `\u2066${band}\u2069 يومًا`,
  over180: 'أكثر من 180 يومًا',
  changes: {
    recovered: 'أفضل، بأكثر من خطأ القياس، مع عبور الحد',
    improved: 'أفضل، بأكثر من خطأ القياس',
    unchanged: 'ضمن خطأ القياس',
    deteriorated: 'أسوأ، بأكثر من خطأ القياس',
    unlabelled: 'تعذّر الحكم',
  },
  measure: (instrument, informant) => `${instrument}، ${informants[informant]}`,
  groups: { everyone: 'كل من لديه قياس أول', completers: 'من تمت متابعتهم أيضًا' },
  table: 'الجدول',
  cell: 'الخلية',
}
