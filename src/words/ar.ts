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
