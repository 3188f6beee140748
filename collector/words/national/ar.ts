/** The public pages in Arabic. */
import type { Informant } from '#aggregate'
import type { Words } from '../words.ts'

const informants: Record<Informant, string> = {
  self: 'تقييم ذاتي',
  parent: 'تقييم الوالدين',
  teacher: 'تقييم المعلم',
  clinician: 'تقييم المعالج',
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
  uncertainty:
    'تقرّب كل وحدة أعدادها إلى مضاعفات الخمسة قبل إرسالها. الرقم بعد ± هو هامش الخطأ: قد يبعد الرقم عن الحقيقي بهذا القدر، 19 مرة من 20. في العدد هو هامش التقريب. وفي النسبة والمتوسط تُحسب أيضًا الصدفة في من حضر، وبين قوسين ما كان سيعطيه التقريب وحده. لا يُكتب رقم هامشه أكبر منه.',
  smallest: 'لا يُعرض عدد أقل من 20، أو من أقل من ثلاث وحدات، أو معظمه (أكثر من 80 بالمئة) من وحدة واحدة.',
  subtracting:
    'من يطرح أرقام وحدته من هذه الأرقام يحصل على أرقام الوحدات الأخرى المقرّبة بعدم اليقين نفسه. لا يمكن استخراج أي طفل بعينه.',
  questions: {
    people: 'من حضر؟',
    reasons: 'لماذا حضروا؟',
    waiting: 'كم انتظروا؟',
    atFirst: 'كيف كان الحال في البداية؟',
    changed: 'ماذا تغيّر؟',
    howSure: 'ما مدى ثقة الأرقام؟',
  },
  contents: 'المحتويات',
  asTable: 'عرض كجدول',
  finer: 'حسب الجنس والعمر',
  mostCommon: (list) => `الأكثر شيوعًا: ${list}.`,
  comma: '، ',
  nothingShown: 'لا يوجد عدد كبير بما يكفي لعرضه:',
  inMean: 'في المتوسط',
  inMeanLater: 'وأخيرًا في المتوسط',
  pairs: (pairs, of) => `مبني على ⁦${pairs}⁩ لديهم قياسان، من ⁦${of}⁩ لديهم قياس أول.`,
  asked: (questions) => `عدد الأسئلة: ${questions}.`,
  rounding: (margin) => `التقريب ${margin}`,
  uncertain: 'غير مؤكد',
  tooUncertain: (from, to) =>
    from === null
      ? `غير مؤكد بما يكفي (مبني على أقل من ${to} أطفال)`
      : `غير مؤكد بما يكفي (مبني على ⁦${from}–${to}⁩ طفلًا)`,
  hidden: (rows, why) => `صفوف غير معروضة: ${rows} (${why}).`,
  joined: (before) => `مع الفترة السابقة، ${before}`,
  scale: 'المقياس',
  download: 'تنزيل',
  csv: 'الجداول بصيغة CSV',
  jsonStat: 'الجداول بصيغة JSON-stat',
  signed: 'ملف موقّع للتطبيق',
  count: 'العدد',
  share: 'النسبة',
  units: 'الوحدات',
  mean: 'المتوسط',
  sd: 'التشتت',
  followUp: 'آخر متابعة',
  first: 'القياس الأول',
  change: 'من الأول إلى الأخير',
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
    professions: 'المهن',
    'waiting.visit': 'الانتظار حتى الزيارة الأولى',
    'waiting.start': 'الانتظار حتى التقييم أو العلاج',
    change: 'التغير',
  },
  question: (form: string, item: string, later: boolean) => `${form}: ${item}${later ? ' (لاحقا)' : ''}`,
  blank: 'بلا إجابة',
  several: 'يمكن اختيار عدة إجابات، لذا يزيد مجموع النسب على 100 بالمئة.',
  sexes: { f: 'الفتيات والنساء', m: 'الفتيان والرجال', x: 'جنس آخر أو غير معروف', all: 'الجميع' },
  ages: { outside: 'عمر آخر أو غير معروف', all: 'كل الأعمار' },
  years: (band) => `\u2066${band}\u2069 سنة`,
  other: 'أخرى',
  unknown: 'غير معروف',
  waitingDays: (band) => (band === '0–7' ? 'خلال 7 أيام' : `\u2066${band}\u2069 يومًا`),
  over180: 'أكثر من 180 يومًا',
  changes: {
    recovered: 'أفضل، بأكثر من خطأ القياس، مع عبور الحد',
    improved: 'أفضل، بأكثر من خطأ القياس، دون عبور الحد',
    unchanged: 'ضمن خطأ القياس',
    deteriorated: 'أسوأ، بأكثر من خطأ القياس',
    unlabelled: 'لا يمكن القول',
  },
  measure: (instrument, informant) => `${instrument}، ${informants[informant]}`,
  groups: { everyone: 'كل من لديه قياس أول', completers: 'من لديهم القياسان' },
  table: 'الجدول',
  cell: 'الخلية',
}
