const en = {
  lost: 'You seem to be offline. Everything you typed is still here. Press again in a moment: it cannot be ordered twice.',
  back: 'You are back online, and everything you typed is still here. Press again: it cannot be ordered twice.',
}

/** Words for a line that is lost while somebody shops. */
export const lineWords = {
  en,
  ar: {
    lost: 'يبدو أن الاتصال بالإنترنت انقطع. كل ما كُتب ما زال هنا. يمكن الضغط مرة أخرى بعد لحظات: لن يُسجَّل الطلب مرتين.',
    back: 'عاد الاتصال بالإنترنت، وكل ما كُتب ما زال هنا. يمكن الضغط مرة أخرى: لن يُسجَّل الطلب مرتين.',
  } satisfies typeof en,
  ur: {
    lost: 'لگتا ہے انٹرنیٹ کا رابطہ ٹوٹ گیا ہے۔ جو کچھ لکھا تھا وہ یہیں محفوظ ہے۔ تھوڑی دیر بعد دوبارہ دبائیں: آرڈر دو بار نہیں ہو سکتا۔',
    back: 'انٹرنیٹ کا رابطہ بحال ہو گیا ہے، اور جو کچھ لکھا تھا وہ یہیں محفوظ ہے۔ دوبارہ دبائیں: آرڈر دو بار نہیں ہو سکتا۔',
  } satisfies typeof en,
}
