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
