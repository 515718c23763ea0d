import type { Words } from '../language.ts'

/** What mails about an account say. None of them says whether one exists to anybody but its owner. */
export interface AccountWords {
  readonly confirm: (shop: string) => string
  readonly confirmTitle: string
  readonly confirmText: (minutes: string) => string
  readonly confirmAction: string
  readonly code: string
  readonly notYou: string
  readonly reset: (shop: string) => string
  readonly resetTitle: string
  readonly resetText: (minutes: string) => string
  readonly resetAction: string
  readonly resetNotYou: string
  readonly exists: (shop: string) => string
  readonly existsTitle: string
  readonly existsText: string
  readonly signIn: string
  readonly existsReset: string
}

export const accountWords: Words<AccountWords> = {
  en: {
    confirm: (shop) => `${shop}: please confirm your e-mail address`,
    confirmTitle: 'One step is left.',
    confirmText: (minutes) =>
      `Confirm that this address is yours, with the button or with the code. Both work once and for ${minutes}.`,
    confirmAction: 'Confirm my address',
    code: 'Code',
    notYou: 'If this was not you, do nothing: without a confirmation nothing happens.',
    reset: (shop) => `${shop}: choose a new password`,
    resetTitle: 'A new password',
    resetText: (minutes) =>
      `Choose it with the button, or type the code where you asked for it. Both work once and for ${minutes}.`,
    resetAction: 'Choose a new password',
    resetNotYou: 'If this was not you, do nothing: your password stays as it is.',
    exists: (shop) => `${shop}: you already have an account`,
    existsTitle: 'You already have an account.',
    existsText: 'Somebody, most likely you, tried to open another one with this address. Simply sign in.',
    signIn: 'Sign in',
    existsReset: 'Password forgotten? Choose a new one',
  },
  ar: {
    confirm: (shop) => `${shop}: تأكيد البريد الإلكتروني`,
    confirmTitle: 'بقيت خطوة واحدة.',
    confirmText: (minutes) => `لتأكيد أن هذا العنوان لك، يكفي الزر أو الرمز. كلاهما يعمل مرة واحدة ولمدة ${minutes}.`,
    confirmAction: 'تأكيد العنوان',
    code: 'الرمز',
    notYou: 'إن لم يكن الطلب منك فلا حاجة لفعل شيء: لا يحدث شيء دون تأكيد.',
    reset: (shop) => `${shop}: اختيار كلمة مرور جديدة`,
    resetTitle: 'كلمة مرور جديدة',
    resetText: (minutes) => `يمكن اختيارها بالزر، أو بكتابة الرمز حيث طُلب. كلاهما يعمل مرة واحدة ولمدة ${minutes}.`,
    resetAction: 'اختيار كلمة مرور جديدة',
    resetNotYou: 'إن لم يكن الطلب منك فلا حاجة لفعل شيء: تبقى كلمة المرور كما هي.',
    exists: (shop) => `${shop}: لديك حساب بالفعل`,
    existsTitle: 'لديك حساب بالفعل.',
    existsText: 'حاول شخص ما، والأرجح أنه أنت، فتح حساب آخر بهذا العنوان. يكفي تسجيل الدخول.',
    signIn: 'تسجيل الدخول',
    existsReset: 'نسيان كلمة المرور؟ اختيار واحدة جديدة',
  },
  ur: {
    confirm: (shop) => `${shop}: براہِ کرم اپنے ای میل پتے کی تصدیق کریں`,
    confirmTitle: 'صرف ایک قدم باقی ہے۔',
    confirmText: (minutes) =>
      `بٹن یا کوڈ سے تصدیق کریں کہ یہ پتا آپ کا ہے۔ دونوں ایک بار اور ${minutes} تک کام کرتے ہیں۔`,
    confirmAction: 'پتے کی تصدیق کریں',
    code: 'کوڈ',
    notYou: 'اگر یہ آپ نہیں تھے تو کچھ نہ کریں: تصدیق کے بغیر کچھ نہیں ہوتا۔',
    reset: (shop) => `${shop}: نیا پاس ورڈ چنیں`,
    resetTitle: 'نیا پاس ورڈ',
    resetText: (minutes) =>
      `بٹن سے چنیں، یا جہاں درخواست کی تھی وہاں کوڈ لکھیں۔ دونوں ایک بار اور ${minutes} تک کام کرتے ہیں۔`,
    resetAction: 'نیا پاس ورڈ چنیں',
    resetNotYou: 'اگر یہ آپ نہیں تھے تو کچھ نہ کریں: آپ کا پاس ورڈ ویسا ہی رہے گا۔',
    exists: (shop) => `${shop}: آپ کا اکاؤنٹ پہلے سے موجود ہے`,
    existsTitle: 'آپ کا اکاؤنٹ پہلے سے موجود ہے۔',
    existsText: 'کسی نے، غالباً آپ نے، اس پتے سے ایک اور اکاؤنٹ کھولنا چاہا۔ بس سائن اِن کر لیں۔',
    signIn: 'سائن اِن کریں',
    existsReset: 'پاس ورڈ بھول گئے؟ نیا چنیں',
  },
}
