/** العربية. Same keys, same parts as `sv.ts`. */
import type { Catalogue } from './index.tsx'

export const ar: Catalogue = {
  // common
  'app.name': 'Måttstock',
  'app.back': 'رجوع',
  'app.cancel': 'إلغاء',
  'app.close': 'إغلاق',
  'app.save': 'حفظ',
  'app.continue': 'متابعة',
  'app.practice': 'وضع التدريب: الأشخاص غير حقيقيين',
  'app.unknown': 'غير معروف',

  // answering
  'answering.welcome': 'أهلًا بك',
  'answering.welcome.self': 'إليك بعض الأسئلة عن أحوالك.',
  'answering.welcome.parent': 'إليك بعض الأسئلة عن طفلك.',
  'answering.welcome.teacher': 'إليك بعض الأسئلة عن طفل تلتقي به.',
  'answering.welcome.clinician': 'إليك بعض الأسئلة عن الشخص الذي تلتقي به.',
  'answering.welcome.amount':
    '{forms, plural, one {هناك} two {هناك نموذجان فيهما} few {هناك # نماذج فيها} many {هناك # نموذجًا فيها} other {هناك # نموذج فيها}} {questions, plural, one {سؤال واحد} two {سؤالان} few {# أسئلة} many {# سؤالًا} other {# سؤال}}{most, select, yes { على الأكثر} other {}}. يستغرق ذلك حوالي {minutes, plural, one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}.',
  'answering.welcome.start': 'ابدأ',
  'answering.story': 'هكذا تسير الأمور',
  'answering.story.calm': 'أجب على مهلك. لا يوجد جواب صحيح أو خاطئ.',
  'answering.story.calm.picture': 'شخص يجلس على كرسي مريح ومعه جهاز لوحي.',
  'answering.story.skip': 'يمكنك تخطي الأسئلة. لست مضطرًا لذكر السبب.',
  'answering.story.skip.picture': 'شخص يقفز فوق حجر وهو يعبر الماء.',
  'answering.story.reads': 'يقرأ الموظفون هنا إجاباتك. لا يعرضها الجهاز على والديك ولا على أي شخص آخر.',
  'answering.story.reads.adult': 'يقرأ الموظفون هنا إجاباتك. لا يعرضها الجهاز على أي شخص آخر.',
  'answering.story.reads.picture': 'ورقة توضع في صندوق مقفل.',
  'answering.story.talk': 'بعد ذلك يمكنكم التحدث عن الإجابات معًا.',
  'answering.story.talk.picture': 'شخصان يجلسان إلى طاولة ويتحدثان.',
  'answering.pause': 'أحسنت، انتهى هذا النموذج',
  'answering.pause.next': 'التالي هو النموذج {number} من {of}. خذ استراحة أولًا إذا أردت.',
  'answering.count': 'السؤال {number} من {of}',
  'answering.count-at-most': 'السؤال {number} من {of} على الأكثر',
  'answering.answered': 'تمت الإجابة عن {number} من {of} من الأسئلة',
  'answering.next': 'التالي',
  'answering.skip': 'تخطَّ',
  'answering.clear': 'احذف الإجابة',
  'answering.done': 'انتهيت',
  'answering.to-blanks': 'إلى القائمة',
  'answering.choose-or-skip': 'اختر إجابة أو اضغط على «تخطَّ».',
  'answering.number': 'اكتب رقمًا من {from} إلى {to}',
  'answering.number.fault': 'يجب أن يكون رقمًا صحيحًا من {from} إلى {to}.',
  'answering.last.none': 'تمت الإجابة عن كل الأسئلة',
  'answering.last.none.about': 'يمكنك الرجوع والتغيير، أو التسليم الآن.',
  'answering.last.some':
    '{count, plural, zero {لا أسئلة دون إجابة} one {سؤال واحد دون إجابة} two {سؤالان دون إجابة} few {# أسئلة دون إجابة} many {# سؤالًا دون إجابة} other {# سؤال دون إجابة}}',
  'answering.last.some.about': 'لا بأس بتركها فارغة. يمكنك أيضًا الإجابة الآن.',
  'answering.go-there': 'اذهب إليه',
  'answering.question-number': 'السؤال {number}',
  'answering.hand-in': 'سلِّم',
  'answering.hand-in-anyway': 'سلِّم على أي حال',
  'answering.thanks': 'شكرًا لك!',
  'answering.thanks.safe': 'إجاباتك محفوظة ومقفلة.',
  'answering.thanks.give-back': 'يمكنك الآن إعادة الجهاز إلى الموظفين.',
  'answering.still-there': 'هل ما زلت هنا؟',
  'answering.still-there.about': 'مر بعض الوقت منذ إجابتك الأخيرة. لم يضع شيء.',
  'answering.still-there.yes': 'نعم، أظهر الأسئلة',
  'answering.take-back': 'للموظفين: استعادة الجهاز',
  'answering.cannot-show': 'لا يمكن عرض النموذج',
  'answering.cannot-show.about': 'أعد الجهاز إلى الموظفين. لم يضع شيء.',
  'answering.training-mark': 'نص للتدريب: ليس النموذج الحقيقي',
  'answering.saved': 'تم الحفظ',
  'answering.saved-in-one-place': 'تم الحفظ في مكان واحد فقط. اطلب المساعدة من الموظفين.',
  'answering.try-again': 'حاول مرة أخرى',
  'answering.fault.full': 'الجهاز ممتلئ ولا يمكنه الحفظ. إجاباتك ما زالت هنا. أعطِ الجهاز للموظفين.',
  'answering.fault.closed': 'تعذر الحفظ الآن. إجاباتك ما زالت هنا. حاول مرة أخرى.',
  'answering.fault.newer-schema': 'حصل الجهاز على نسخة جديدة من التطبيق. إجاباتك ما زالت هنا. أعطِ الجهاز للموظفين.',
  'answering.fault.other-tab': 'النموذج مفتوح في علامة تبويب أخرى. أغلقها وحاول مرة أخرى.',
  'answering.fault.wiped': 'اختفى شيء كان محفوظًا. إجاباتك ما زالت هنا. حاول مرة أخرى وأخبر الموظفين.',
  'answering.fault.not-private-enough': 'هذا المتصفح لا يستطيع الحفظ. أعطِ الجهاز للموظفين.',
  'answering.help': 'مساعدة',
  'answering.help.title': 'هل تحتاج إلى مساعدة؟',
  'answering.help.staff': 'تحدث أولًا مع الموظفين هنا. يسعدهم أن يساعدوك.',
  'answering.help.112': 'اتصل إذا كانت هناك حياة في خطر.',
  'answering.help.1177': 'اتصل للحصول على نصيحة صحية، ليلًا ونهارًا.',
  'answering.help.bris': 'اتصل أو راسل إذا كان عمرك أقل من 18 سنة.',
  'answering.help.suicide': 'اتصل أو راسل إذا راودتك أفكار بإنهاء حياتك.',
  'answering.help.adult': 'اتصل أو راسل إذا كان عمرك 18 سنة أو أكثر.',
  'answering.help.umo': 'اقرأ واسأل عن الجسد والمشاعر والعلاقات.',
  'answering.read': 'اقرأ بصوت عالٍ',
  'answering.stop-reading': 'أوقف القراءة',
  'answering.settings': 'الإعدادات',
  'answering.settings.done': 'تم',
  'answering.settings.text': 'حجم النص',
  'answering.settings.text.usual': 'عادي',
  'answering.settings.text.large': 'كبير',
  'answering.settings.text.larger': 'أكبر',
  'answering.settings.text.largest': 'الأكبر',
  'answering.settings.theme': 'فاتح أو داكن',
  'answering.settings.theme.device': 'مثل الجهاز',
  'answering.settings.theme.light': 'فاتح',
  'answering.settings.theme.dark': 'داكن',
  'answering.settings.contrast': 'التباين',
  'answering.settings.contrast.usual': 'عادي',
  'answering.settings.contrast.more': 'قوي',
  'answering.settings.look': 'المظهر',
  'answering.settings.look.younger': 'ناعم',
  'answering.settings.look.older': 'بسيط',
  'answering.settings.mode': 'عرض الأسئلة',
  'answering.settings.mode.one-by-one': 'سؤالًا بعد سؤال',
  'answering.settings.mode.list': 'في قائمة',
  'answering.settings.aloud': 'قراءة الأسئلة بصوت عالٍ',
  'answering.settings.aloud.off': 'لا',
  'answering.settings.aloud.on': 'نعم',

  // handover

  // cases

  // cases: visit protocol
  'protocol.title': 'سجل الزيارة',
  'protocol.about': 'اترك ما لا تعرفه فارغًا. الفراغ يعني غير معروف.',
  'protocol.reasons': 'أسباب التواصل',
  'protocol.contactBy': 'من الذي تواصل؟',
  'protocol.contactBy.young-person': 'الطفل أو الشاب نفسه',
  'protocol.contactBy.guardian': 'أحد الوالدين أو وصي آخر',
  'protocol.contactBy.school': 'المدرسة أو الروضة',
  'protocol.contactBy.health-care': 'الرعاية الصحية',
  'protocol.contactBy.social-services': 'الخدمات الاجتماعية',
  'protocol.contactBy.other': 'شخص آخر',
  'protocol.interventions': 'التدخلات',
  'protocol.professions': 'المهن التي التقى بها',
  'protocol.dates': 'التواريخ',
  'protocol.date.requested': 'تاريخ التواصل',
  'protocol.date.firstOffered': 'موعد الزيارة الأولى المعروض',
  'protocol.date.firstVisit': 'الزيارة الأولى',
  'protocol.date.started': 'بدء التقييم أو العلاج',
  'protocol.date.ended': 'انتهاء التواصل',
  'protocol.today': 'اليوم',
  'protocol.ending': 'كيف انتهى التواصل؟',
  'protocol.ending.none': 'مستمر أو غير معروف',
  'protocol.ending.enough': 'تمت تلبية الحاجة',
  'protocol.ending.moved-on': 'ينتقل إلى جهة أخرى',
  'protocol.ending.stopped': 'توقفت الأسرة أو الشاب',
  'protocol.ending.other': 'بطريقة أخرى',
  'protocol.takenOver': 'هل أكدت الجهة التالية أنها تتولى الأمر؟',
  'protocol.takenOver.confirmed': 'نعم، تم التأكيد',
  'protocol.takenOver.waiting': 'لا، ننتظر الرد',
  'protocol.save': 'حفظ السجل',
  'protocol.saved': 'تم حفظ السجل.',
  'protocol.faults':
    '{number, plural, one {تاريخ واحد لا يمكن أن يكون صحيحًا.} two {تاريخان لا يمكن أن يكونا صحيحين.} few {# تواريخ لا يمكن أن تكون صحيحة.} other {# تاريخًا لا يمكن أن يكون صحيحًا.}} لم يُحفظ شيء بعد.',
  'protocol.before': 'لا يمكن أن يكون «{point}» قبل «{other}».',
  'protocol.in-future': 'لا يمكن أن يكون «{point}» بعد تاريخ اليوم.',
  'protocol.before-birth': 'لا يمكن أن يكون «{point}» قبل سنة الميلاد.',
  'protocol.no-case': 'هذه الحالة غير موجودة على هذا الجهاز.',

  // results

  // rating

  // period

  // vault

  // outbox

  // offline

  // wordings

  // collector (national tables shown in the app)

  // refusals: what went wrong, and what to do
  'refusal.wrong-passphrase': 'عبارة المرور غير صحيحة. تحقق من الكتابة وحاول مرة أخرى.',
  'refusal.wait':
    'محاولات كثيرة. انتظر {seconds, plural, zero {# ثانية} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}} ثم حاول مرة أخرى.',
}
