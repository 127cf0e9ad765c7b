<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Isnad</source>
        <translation>حول إسناد</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>الإصدار {version}</translation>
    </message>
    <message>
        <source>An offline reader for Arabic conflict reporting that shows who says what. Isnad is the classical Arabic word for the chain of attribution behind a report. It opens no network connection.</source>
        <translation>قارئ لأخبار النزاعات العربية يعمل دون اتصال، ويُظهر من قال ماذا. والإسناد في التراث العربي سلسلة من نُقل الخبر عنهم. لا يفتح البرنامج أي اتصال بالشبكة.</translation>
    </message>
    <message>
        <source>Your library: {path}</source>
        <translation>مكتبتك: {path}</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>برنامج حر بموجب رخصة غنو العمومية العامة، الإصدار 3 أو ما بعده.</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>Not all of “{name}” was imported last time.</source>
        <translation>لم يُضف كل ما في «{name}» في المرة السابقة.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>تابع</translation>
    </message>
    <message>
        <source>Open articles</source>
        <translation>فتح مقالات</translation>
    </message>
    <message>
        <source>Open all articles of a folder</source>
        <translation>فتح كل مقالات مجلد</translation>
    </message>
    <message>
        <source>The folder “{folder}” can&apos;t be watched: {cause}.</source>
        <translation>لا تمكن مراقبة المجلد «{folder}»: {cause}.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are not imported yet.</source>
        <translation>
            <numerusform>أُضيفت كل الملفات.</numerusform>
            <numerusform>بقي ملف واحد لم يُضف بعد.</numerusform>
            <numerusform>بقي ملفان لم يُضافا بعد.</numerusform>
            <numerusform>بقيت %n ملفات لم تُضف بعد.</numerusform>
            <numerusform>بقي %n ملفا لم يُضف بعد.</numerusform>
            <numerusform>بقي %n ملف لم يُضف بعد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be imported.</source>
        <translation>
            <numerusform>أُضيفت كل الملفات.</numerusform>
            <numerusform>تعذرت إضافة ملف واحد.</numerusform>
            <numerusform>تعذرت إضافة ملفين.</numerusform>
            <numerusform>تعذرت إضافة %n ملفات.</numerusform>
            <numerusform>تعذرت إضافة %n ملفا.</numerusform>
            <numerusform>تعذرت إضافة %n ملف.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show which</source>
        <translation>أظهرها</translation>
    </message>
    <message numerus="yes">
        <source>%n new article(s)</source>
        <translation>
            <numerusform>لا مقال جديد</numerusform>
            <numerusform>مقال جديد واحد</numerusform>
            <numerusform>مقالان جديدان</numerusform>
            <numerusform>%n مقالات جديدة</numerusform>
            <numerusform>%n مقالا جديدا</numerusform>
            <numerusform>%n مقال جديد</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticleDelegate</name>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>لا نسخ</numerusform>
            <numerusform>نسخة واحدة</numerusform>
            <numerusform>نسختان</numerusform>
            <numerusform>%n نسخ</numerusform>
            <numerusform>%n نسخة</numerusform>
            <numerusform>%n نسخة</numerusform>
        </translation>
    </message>
    <message>
        <source>{reviewed} of {total}</source>
        <translation>{reviewed} من {total}</translation>
    </message>
</context>
<context>
    <name>ArticleFacts</name>
    <message>
        <source>Working the dates out anew…</source>
        <translation>يعاد حساب التواريخ…</translation>
    </message>
    <message>
        <source>The publication date is unknown; relative dates stay open.</source>
        <translation>تاريخ النشر غير معروف، فتبقى التواريخ النسبية غير محددة.</translation>
    </message>
    <message>
        <source>Relative dates now follow {day}.</source>
        <translation>صارت التواريخ النسبية محسوبة من {day}.</translation>
    </message>
</context>
<context>
    <name>ArticleListModel</name>
    <message>
        <source>{reviewed} of {total} claims reviewed</source>
        <translation>روجع {reviewed} من {total} أقوال</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Isnad backs your library up before the first change of a day and keeps the last seven days and the four weeks before.</source>
        <translation>ينسخ إسناد مكتبتك احتياطيا قبل أول تغيير في كل يوم، ويحتفظ بنسخ الأيام السبعة الأخيرة والأسابيع الأربعة التي قبلها.</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>لا نسخة احتياطية بعد</translation>
    </message>
    <message>
        <source>Isnad makes the first one by itself before your first change. You can also make one now.</source>
        <translation>ينشئ إسناد أولاها تلقائيا قبل أول تغيير لك، ولك أن تنشئ واحدة الآن.</translation>
    </message>
    <message>
        <source>Bring back…</source>
        <translation>استعادة…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>انسخ الآن</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>حفظ نسخة…</translation>
    </message>
    <message>
        <source>Bring back from a file…</source>
        <translation>استعادة من ملف…</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation>{size} ك.ب</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} م.ب</translation>
    </message>
    <message>
        <source>{why} · under another passphrase</source>
        <translation>{why} · بعبارة مرور أخرى</translation>
    </message>
</context>
<context>
    <name>ChangedText</name>
    <message>
        <source>This article came again with a changed text. Your marks go where their words went.</source>
        <translation>ورد هذا المقال ثانية بنص متغيّر. تنتقل علاماتك إلى حيث انتقلت كلماتها.</translation>
    </message>
    <message>
        <source>Take the changed text</source>
        <translation>أخذ النص المتغيّر</translation>
    </message>
    <message>
        <source>The article keeps its text. The changed one can still be taken from the menu «Article».</source>
        <translation>يبقى للمقال نصه. ولا يزال أخذ النص المتغيّر ممكنا من قائمة «مقال».</translation>
    </message>
    <message>
        <source>This is the changed text now.</source>
        <translation>هذا هو النص المتغيّر الآن.</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) moved along.</source>
        <translation>
            <numerusform>لم تنتقل أي علامة.</numerusform>
            <numerusform>انتقلت علامة واحدة.</numerusform>
            <numerusform>انتقلت علامتان.</numerusform>
            <numerusform>انتقلت %n علامات.</numerusform>
            <numerusform>انتقلت %n علامة.</numerusform>
            <numerusform>انتقلت %n علامة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) lost their place: see the notes panel.</source>
        <translation>
            <numerusform>لم تفقد أي علامة موضعها.</numerusform>
            <numerusform>فقدت علامة واحدة موضعها: انظر لوح الملاحظات.</numerusform>
            <numerusform>فقدت علامتان موضعيهما: انظر لوح الملاحظات.</numerusform>
            <numerusform>فقدت %n علامات مواضعها: انظر لوح الملاحظات.</numerusform>
            <numerusform>فقدت %n علامة مواضعها: انظر لوح الملاحظات.</numerusform>
            <numerusform>فقدت %n علامة مواضعها: انظر لوح الملاحظات.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check of the library</source>
        <translation>فحص المكتبة</translation>
    </message>
    <message>
        <source>What else is wrong</source>
        <translation>ما سوى ذلك من خلل</translation>
    </message>
    <message>
        <source>Something is wrong with your library</source>
        <translation>في مكتبتك خلل</translation>
    </message>
    <message>
        <source>Bring a backup back, or save what can be read into a new library.</source>
        <translation>استعد نسخة احتياطية، أو احفظ ما يمكن قراءته في مكتبة جديدة.</translation>
    </message>
    <message>
        <source>{articles} articles, {originals} original files, {steps} steps of the history</source>
        <translation>المقالات: {articles}، الملفات الأصلية: {originals}، خطوات السجل: {steps}</translation>
    </message>
    <message>
        <source>Checked: the file, originals and texts, the search index, the chain of the history.</source>
        <translation>فُحص الملف والأصول والنصوص وفهرس البحث وسلسلة السجل.</translation>
    </message>
    <message>
        <source>Your library is whole</source>
        <translation>مكتبتك سليمة</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>النسخ الاحتياطية…</translation>
    </message>
    <message>
        <source>Save what can be read…</source>
        <translation>حفظ ما يمكن قراءته…</translation>
    </message>
</context>
<context>
    <name>ClaimCard</name>
    <message>
        <source>Unnamed</source>
        <translation>قائل غير مذكور</translation>
    </message>
    <message>
        <source>When: {date}</source>
        <translation>متى: {date}</translation>
    </message>
    <message>
        <source>Where: {place}</source>
        <translation>أين: {place}</translation>
    </message>
    <message>
        <source>{counted}: {value}</source>
        <translation>{counted}: {value}</translation>
    </message>
</context>
<context>
    <name>ClaimHistoryDialog</name>
    <message>
        <source>History of the claim</source>
        <translation>تاريخ القول</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>مَن</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>From what to what</source>
        <translation>من ماذا إلى ماذا</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>read the article ({verb})</source>
        <translation>قرأ المقال ({verb})</translation>
    </message>
    <message>
        <source>read the article</source>
        <translation>قرأ المقال</translation>
    </message>
    <message>
        <source>undone: {verb}</source>
        <translation>تُراجع عن: {verb}</translation>
    </message>
    <message>
        <source>done again: {verb}</source>
        <translation>أُعيد: {verb}</translation>
    </message>
    <message>
        <source>words</source>
        <translation>الكلمات</translation>
    </message>
    <message>
        <source>who is meant</source>
        <translation>المقصود</translation>
    </message>
    <message>
        <source>stance</source>
        <translation>الموقف</translation>
    </message>
    <message>
        <source>speech</source>
        <translation>صيغة الكلام</translation>
    </message>
</context>
<context>
    <name>ClaimsPanel</name>
    <message>
        <source>Filter claims</source>
        <translation>تصفية الأقوال</translation>
    </message>
    <message>
        <source>State of the claims shown</source>
        <translation>حالة الأقوال المعروضة</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>الأقوال</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>كل الحالات</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>للمراجعة</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>المقبولة</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>المرفوضة</translation>
    </message>
    <message>
        <source>No article is open</source>
        <translation>لا مقال مفتوح</translation>
    </message>
    <message>
        <source>Its claims will stand here: who says what.</source>
        <translation>هنا تظهر أقواله: من قال ماذا.</translation>
    </message>
    <message>
        <source>No claim passes the filter</source>
        <translation>لا قول يطابق التصفية</translation>
    </message>
    <message>
        <source>Empty the field above to see them all.</source>
        <translation>أفرغ الحقل أعلاه لتراها كلها.</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>غير محلَّل</translation>
    </message>
    <message>
        <source>This text is not in Arabic, or damaged. You can mark and note it.</source>
        <translation>هذا النص ليس بالعربية، أو هو تالف. ويمكنك تظليله والكتابة عليه.</translation>
    </message>
    <message>
        <source>No claims found</source>
        <translation>لم يُعثر على أقوال</translation>
    </message>
    <message>
        <source>Nobody is quoted in this article, or the program missed it. You can still mark words.</source>
        <translation>لا يُنسب في هذا المقال قول إلى أحد، أو فات البرنامجَ ذلك. ويبقى بوسعك تظليل الكلمات.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>System language</source>
        <translation>لغة النظام</translation>
    </message>
    <message>
        <source>System theme</source>
        <translation>سمة النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتحة</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>سيبيا</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكنة</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>&amp;فتح ملفات…</translation>
    </message>
    <message>
        <source>Open a &amp;folder…</source>
        <translation>فتح &amp;مجلد…</translation>
    </message>
    <message>
        <source>&amp;Watched folders…</source>
        <translation>مجلدات م&amp;راقَبة…</translation>
    </message>
    <message>
        <source>&amp;Paste an article</source>
        <translation>&amp;لصق مقال</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>ت&amp;صدير…</translation>
    </message>
    <message>
        <source>&amp;Merge another library…</source>
        <translation>&amp;ضم مكتبة أخرى…</translation>
    </message>
    <message>
        <source>&amp;Differences…</source>
        <translation>ال&amp;فروق…</translation>
    </message>
    <message>
        <source>&amp;Read older articles anew</source>
        <translation>إعادة &amp;قراءة المقالات الأقدم</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>ال&amp;نسخ الاحتياطية…</translation>
    </message>
    <message>
        <source>&amp;Check the library</source>
        <translation>&amp;فحص المكتبة</translation>
    </message>
    <message>
        <source>Pass&amp;phrase…</source>
        <translation>ع&amp;بارة المرور…</translation>
    </message>
    <message>
        <source>&amp;Lock now</source>
        <translation>ا&amp;قفل الآن</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>إ&amp;نهاء</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;تراجع</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;إعادة</translation>
    </message>
    <message>
        <source>&amp;Find in the article</source>
        <translation>&amp;بحث في المقال</translation>
    </message>
    <message>
        <source>&amp;Search the library</source>
        <translation>بحث في الم&amp;كتبة</translation>
    </message>
    <message>
        <source>Give or take a &amp;star</source>
        <translation>&amp;نجمة: وضع أو إزالة</translation>
    </message>
    <message>
        <source>Mark as &amp;unread</source>
        <translation>وضع علامة «&amp;غير مقروء»</translation>
    </message>
    <message>
        <source>About the art&amp;icle…</source>
        <translation>بيانات الم&amp;قال…</translation>
    </message>
    <message>
        <source>Correct the &amp;date…</source>
        <translation>تصحيح التا&amp;ريخ…</translation>
    </message>
    <message>
        <source>&amp;Join as one story</source>
        <translation>ا&amp;جمعها خبرا واحدا</translation>
    </message>
    <message>
        <source>&amp;Take out of its story</source>
        <translation>أ&amp;خرجه من نسخ الخبر</translation>
    </message>
    <message>
        <source>&amp;Take the changed text</source>
        <translation>أ&amp;خذ النص المتغيّر</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;حذف</translation>
    </message>
    <message>
        <source>&amp;Restore from the bin</source>
        <translation>ا&amp;ستعادة من المحذوفات</translation>
    </message>
    <message>
        <source>&amp;Empty the bin…</source>
        <translation>إ&amp;فراغ المحذوفات…</translation>
    </message>
    <message>
        <source>Delete for &amp;good…</source>
        <translation>حذف ن&amp;هائي…</translation>
    </message>
    <message>
        <source>&amp;Highlight</source>
        <translation>&amp;تظليل</translation>
    </message>
    <message>
        <source>Write a &amp;note</source>
        <translation>كتابة &amp;ملاحظة</translation>
    </message>
    <message>
        <source>Add a &amp;tag</source>
        <translation>إضافة &amp;وسم</translation>
    </message>
    <message>
        <source>H&amp;istory of the claim…</source>
        <translation>&amp;تاريخ القول…</translation>
    </message>
    <message>
        <source>All ta&amp;gs…</source>
        <translation>كل ال&amp;وسوم…</translation>
    </message>
    <message>
        <source>&amp;Mark as a name…</source>
        <translation>تعليم كا&amp;سم…</translation>
    </message>
    <message>
        <source>&amp;Remove this mark</source>
        <translation>إ&amp;زالة هذه العلامة</translation>
    </message>
    <message>
        <source>&amp;Accept the claim</source>
        <translation>&amp;قبول القول</translation>
    </message>
    <message>
        <source>Re&amp;ject the claim</source>
        <translation>&amp;رفض القول</translation>
    </message>
    <message>
        <source>Ne&amp;xt claim</source>
        <translation>القول ال&amp;تالي</translation>
    </message>
    <message>
        <source>&amp;Previous claim</source>
        <translation>القول ال&amp;سابق</translation>
    </message>
    <message>
        <source>Next article</source>
        <translation>المقال التالي</translation>
    </message>
    <message>
        <source>Previous article</source>
        <translation>المقال السابق</translation>
    </message>
    <message>
        <source>Show claims</source>
        <translation>عرض الأقوال</translation>
    </message>
    <message>
        <source>Show figures</source>
        <translation>عرض الأرقام</translation>
    </message>
    <message>
        <source>Show names</source>
        <translation>عرض الأسماء</translation>
    </message>
    <message>
        <source>Show notes and tags</source>
        <translation>عرض الملاحظات والوسوم</translation>
    </message>
    <message>
        <source>&amp;Library pane</source>
        <translation>لوح الم&amp;كتبة</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>ال&amp;ألواح</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;ملء الشاشة</translation>
    </message>
    <message>
        <source>Larger te&amp;xt</source>
        <translation>ت&amp;كبير النص</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>ت&amp;صغير النص</translation>
    </message>
    <message>
        <source>Usual text si&amp;ze</source>
        <translation>حجم النص ال&amp;معتاد</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>ا&amp;ختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>&amp;About Isnad</source>
        <translation>&amp;حول إسناد</translation>
    </message>
    <message>
        <source>Show or hide: {layer} ({key})</source>
        <translation>إظهار أو إخفاء: {layer} ({key})</translation>
    </message>
    <message>
        <source>Dotted: the program is unsure.</source>
        <translation>المنقَّط: البرنامج غير متيقن منه.</translation>
    </message>
    <message>
        <source>&amp;Article</source>
        <translation>&amp;مقال</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;تحرير</translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation>ال&amp;علامات</translation>
    </message>
    <message>
        <source>Highlight in &amp;colour</source>
        <translation>التظليل ب&amp;لون</translation>
    </message>
    <message>
        <source>Mark as a name of t&amp;ype</source>
        <translation>تعليم كاسم من &amp;نوع</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>ا&amp;نتقال</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;عرض</translation>
    </message>
    <message>
        <source>La&amp;yers</source>
        <translation>ال&amp;طبقات</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>ال&amp;سمة</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>الل&amp;غة</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>م&amp;ساعدة</translation>
    </message>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>Actors</source>
        <translation>الجهات</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>الأماكن</translation>
    </message>
    <message>
        <source>Weapons</source>
        <translation>الأسلحة</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>التواريخ</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>الأرقام</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>الأقوال</translation>
    </message>
    <message>
        <source>My marks</source>
        <translation>علاماتي</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>أصفر</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>أخضر</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>أزرق</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>وردي</translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message>
        <source>the outlet&apos;s name</source>
        <translation>اسم الناشر</translation>
    </message>
    <message>
        <source>a tag, by its whole name</source>
        <translation>وسم باسمه كاملا</translation>
    </message>
    <message>
        <source>who claims something</source>
        <translation>من ينسب إليه القول</translation>
    </message>
    <message>
        <source>what a figure counts</source>
        <translation>ما يعدّه الرقم</translation>
    </message>
    <message>
        <source>a place that is named</source>
        <translation>مكان ورد اسمه</translation>
    </message>
    <message>
        <source>published on this day or later</source>
        <translation>نُشر في هذا اليوم أو بعده</translation>
    </message>
    <message>
        <source>published on this day or earlier</source>
        <translation>نُشر في هذا اليوم أو قبله</translation>
    </message>
    <message>
        <source>unread, starred or unreviewed</source>
        <translation>غير مقروء أو بنجمة أو غير مراجع</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>Article</source>
        <translation>المقال</translation>
    </message>
    <message>
        <source>What</source>
        <translation>الموضوع</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>هنا</translation>
    </message>
    <message>
        <source>There</source>
        <translation>هناك</translation>
    </message>
    <message>
        <source>From</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>one story</source>
        <translation>خبر واحد</translation>
    </message>
    <message>
        <source>not one story</source>
        <translation>ليسا خبرا واحدا</translation>
    </message>
</context>
<context>
    <name>DisagreementsDialog</name>
    <message>
        <source>Differences</source>
        <translation>الفروق</translation>
    </message>
    <message>
        <source>What merged libraries say otherwise. Yours stayed as it is: change it where you agree.</source>
        <translation>ما تخالفك فيه مكتبات ضممتها. بقي ما عندك كما هو: غيّره حيث توافقها.</translation>
    </message>
    <message>
        <source>No merged library says anything otherwise.</source>
        <translation>لا تخالفك في شيء مكتبة ضممتها.</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>إزالة من القائمة</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The result would be written to the same file as that of «{other}».</source>
        <translation>ستُكتب النتيجة في الملف نفسه الذي تُكتب فيه نتيجة «{other}».</translation>
    </message>
    <message>
        <source>The result would overwrite «{input}».</source>
        <translation>ستحلّ النتيجة محلّ الملف «{input}».</translation>
    </message>
    <message>
        <source>A process that analysed was ended from outside, perhaps for want of memory. What is written is kept; the same call goes on from there, with fewer jobs perhaps.</source>
        <translation>أُنهيت من الخارج إحدى عمليات التحليل، وربما كان السبب نفاد الذاكرة. ما كُتب محفوظ، والأمر نفسه يتابع من حيث توقف، وقد يفيد تقليل عدد العمليات المتوازية.</translation>
    </message>
    <message>
        <source>«{path}» can&apos;t be written: {cause}.</source>
        <translation>تعذرت الكتابة إلى «{path}»: {cause}.</translation>
    </message>
    <message>
        <source>«{path}» belongs to your library and is not written over.</source>
        <translation>«{path}» جزء من مكتبتك ولا يُكتب فوقه.</translation>
    </message>
    <message>
        <source>There is no article in the folder «{folder}».</source>
        <translation>لا مقال في المجلد «{folder}».</translation>
    </message>
    <message>
        <source>«{file}» is a picture, not text.</source>
        <translation>«{file}» صورة وليس نصا.</translation>
    </message>
    <message>
        <source>«{file}» is a database, not an article. Give a library&apos;s file with --library.</source>
        <translation>«{file}» قاعدة بيانات وليس مقالا. إن كان مكتبة فافتحه بالخيار ‎--library.</translation>
    </message>
    <message>
        <source>«{file}» is not UTF-8 text: byte {offset} belongs to no character. Nor is it Arabic in another encoding beyond doubt. Save it as UTF-8 and open it again.</source>
        <translation>«{file}» ليس نصا بترميز UTF-8: البايت {offset} لا ينتمي إلى أي حرف، وليس نصا عربيا بترميز آخر بلا شك. احفظه بترميز UTF-8 ثم افتحه من جديد.</translation>
    </message>
    <message>
        <source>«{file}» begins as {encoding} text and breaks off at byte {offset}: it is damaged, or a binary file.</source>
        <translation>«{file}» يبدأ نصا بترميز {encoding} وينقطع عند البايت {offset}: هو تالف أو ملف ثنائي.</translation>
    </message>
    <message>
        <source>«{file}» is a file of old Office (DOC, XLS or PPT). Open it in Word or LibreOffice and save it as DOCX.</source>
        <translation>«{file}» ملف من Office القديم (DOC أو XLS أو PPT). افتحه في Word أو LibreOffice واحفظه بصيغة DOCX.</translation>
    </message>
    <message>
        <source>«{file}» is a file of sheets, slides or drawings, not an article.</source>
        <translation>«{file}» ملف جداول أو شرائح أو رسوم، وليس مقالا.</translation>
    </message>
    <message>
        <source>«{file}» is a {format} file that is damaged or cut short.</source>
        <translation>«{file}» ملف بصيغة {format} تالف أو مبتور.</translation>
    </message>
    <message>
        <source>«{file}» is locked with a password. Save it without one, or copy the article&apos;s text and paste it here.</source>
        <translation>«{file}» مقفل بكلمة سر. احفظه من دونها، أو انسخ نص المقال وألصقه هنا.</translation>
    </message>
    <message>
        <source>«{file}» unpacks to far more than an article holds (over {megabytes} MB, or {ratio} times its size). It was not read.</source>
        <translation>«{file}» يتمدد عند فك ضغطه إلى أكثر بكثير مما يسعه مقال (فوق {megabytes} ميغابايت، أو {ratio} ضعف حجمه)، فلم يُقرأ.</translation>
    </message>
    <message>
        <source>«{file}» declares XML entities, as only files made to do harm have. It was not read.</source>
        <translation>«{file}» يعرّف كيانات XML لا تكون إلا في ملفات صُنعت للإضرار، فلم يُقرأ.</translation>
    </message>
    <message>
        <source>«{file}» is a web archive without a page in it.</source>
        <translation>«{file}» أرشيف ويب ليست فيه صفحة.</translation>
    </message>
    <message>
        <source>«{file}» has more than {pages} pages, too many for an article.</source>
        <translation>في «{file}» أكثر من {pages} صفحة، وهذا أكثر مما يكون لمقال.</translation>
    </message>
    <message>
        <source>«{file}» holds pictures of pages and no text. Have its text recognised (OCR) by another program first.</source>
        <translation>في «{file}» صور صفحات بلا نص. تعرّف على نصها (OCR) ببرنامج آخر أولا.</translation>
    </message>
    <message>
        <source>«{file}» doesn&apos;t tell which letters its signs are: its text can&apos;t be taken out. Have it recognised (OCR) by another program first.</source>
        <translation>لا يذكر «{file}» أي حروف تمثلها علاماته، فلا يمكن استخراج نصه. تعرّف عليه (OCR) ببرنامج آخر أولا.</translation>
    </message>
    <message>
        <source>«{file}» is an archive without an article in it.</source>
        <translation>«{file}» أرشيف ليس فيه مقال.</translation>
    </message>
    <message>
        <source>«{file}» has more than {members} members.</source>
        <translation>في «{file}» أكثر من {members} ملف.</translation>
    </message>
    <message>
        <source>«{file}» has a name that leads out of its archive. It was not read.</source>
        <translation>يقود اسم «{file}» إلى خارج أرشيفه، فلم يُقرأ.</translation>
    </message>
    <message>
        <source>«{file}» is a link to another file. It was not read.</source>
        <translation>«{file}» رابط إلى ملف آخر، فلم يُقرأ.</translation>
    </message>
    <message>
        <source>«{file}» is an archive of files, not one article.</source>
        <translation>«{file}» أرشيف ملفات، وليس مقالا واحدا.</translation>
    </message>
    <message>
        <source>«{file}» is empty.</source>
        <translation>«{file}» ملف فارغ.</translation>
    </message>
    <message>
        <source>«{file}» is a binary file, not text.</source>
        <translation>«{file}» ملف ثنائي وليس نصا.</translation>
    </message>
    <message>
        <source>«{file}» is neither UTF-8 text nor in the encoding that it declares ({encoding}).</source>
        <translation>«{file}» ليس بترميز UTF-8 ولا بالترميز الذي يصرح به ({encoding}).</translation>
    </message>
    <message>
        <source>«{file}» is a web page without an article in it.</source>
        <translation>«{file}» صفحة ويب لا مقال فيها.</translation>
    </message>
    <message>
        <source>There is no text to paste.</source>
        <translation>لا نص للصقه.</translation>
    </message>
    <message>
        <source>«{file}» holds no text.</source>
        <translation>لا نص في «{file}».</translation>
    </message>
    <message>
        <source>«{file}» is too large for an article (more than {megabytes} MB).</source>
        <translation>«{file}» أكبر من أن يكون مقالا (أكثر من {megabytes} م.ب).</translation>
    </message>
    <message>
        <source>«{file}» is a folder, not a file.</source>
        <translation>«{file}» مجلد وليس ملفا.</translation>
    </message>
    <message>
        <source>There is no file «{file}».</source>
        <translation>لا وجود للملف «{file}».</translation>
    </message>
    <message>
        <source>«{file}» is this library itself.</source>
        <translation>«{file}» هو هذه المكتبة نفسها.</translation>
    </message>
    <message>
        <source>There is no article to export: what lies in the bin is not exported.</source>
        <translation>لا مقال للتصدير: ما في المحذوفات لا يُصدَّر.</translation>
    </message>
    <message>
        <source>You have no permission to read «{file}».</source>
        <translation>لا تملك صلاحية قراءة «{file}».</translation>
    </message>
    <message>
        <source>«{file}» can&apos;t be read: {cause}.</source>
        <translation>تعذرت قراءة «{file}»: {cause}.</translation>
    </message>
    <message>
        <source>«{file}» met a fault in Isnad: {cause}</source>
        <translation>وقع خطأ في إسناد عند قراءة «{file}»: {cause}</translation>
    </message>
    <message>
        <source>The article has gone from the library.</source>
        <translation>لم يعد المقال في المكتبة.</translation>
    </message>
    <message>
        <source>«{file}» is a folder, not a library.</source>
        <translation>«{file}» مجلد وليس مكتبة.</translation>
    </message>
    <message>
        <source>«{file}» belongs to another program. It was left as it is.</source>
        <translation>«{file}» يخص برنامجا آخر، وقد تُرك كما هو.</translation>
    </message>
    <message>
        <source>The folder «{folder}» for the library can&apos;t be made: {cause}.</source>
        <translation>تعذر إنشاء المجلد «{folder}» للمكتبة: {cause}.</translation>
    </message>
    <message>
        <source>«{file}» is not an Isnad library. It was left as it is.</source>
        <translation>«{file}» ليس مكتبة إسناد، وقد تُرك كما هو.</translation>
    </message>
    <message>
        <source>The library «{file}» can&apos;t be opened for writing: no permission.</source>
        <translation>تعذر فتح المكتبة «{file}» للكتابة: لا تملك الصلاحية.</translation>
    </message>
    <message>
        <source>The library «{file}» can&apos;t be opened: {cause}.</source>
        <translation>تعذر فتح المكتبة «{file}»: {cause}.</translation>
    </message>
    <message>
        <source>The library «{file}» is in use by another program. Try again in a moment.</source>
        <translation>المكتبة «{file}» قيد الاستعمال في برنامج آخر. أعد المحاولة بعد لحظة.</translation>
    </message>
    <message>
        <source>The library «{file}» can&apos;t be written: the file or its folder is read-only.</source>
        <translation>تعذرت الكتابة في المكتبة «{file}»: الملف أو مجلده للقراءة فقط.</translation>
    </message>
    <message>
        <source>The library «{file}» can&apos;t be opened: is its folder there and writable?</source>
        <translation>تعذر فتح المكتبة «{file}»: هل مجلدها موجود وقابل للكتابة؟</translation>
    </message>
    <message>
        <source>The disk of the library «{file}» is full. Nothing was lost; make room.</source>
        <translation>امتلأ القرص الذي فيه المكتبة «{file}». لم يضع شيء؛ أفسح مجالا ثم تابع.</translation>
    </message>
    <message>
        <source>The disk of the library «{file}» failed or was removed.</source>
        <translation>تعطل القرص الذي فيه المكتبة «{file}» أو أزيل.</translation>
    </message>
    <message>
        <source>The library «{file}» is damaged. It was left as it is.</source>
        <translation>المكتبة «{file}» تالفة، وقد تُركت كما هي.</translation>
    </message>
    <message>
        <source>The library «{file}» is not at its place any more. What was kept is in it; put the file or its disk back and try again.</source>
        <translation>لم تعد المكتبة «{file}» في مكانها. ما حُفظ باقٍ فيها؛ أعد الملف أو قرصه إلى مكانه وحاول ثانية.</translation>
    </message>
    <message>
        <source>There is a file at «{path}» already.</source>
        <translation>يوجد ملف في «{path}» من قبل.</translation>
    </message>
    <message>
        <source>Nothing can be read of «{file}».</source>
        <translation>لا يمكن قراءة شيء من «{file}».</translation>
    </message>
    <message>
        <source>The backup «{path}» can&apos;t be written: {cause}.</source>
        <translation>تعذرت كتابة النسخة الاحتياطية «{path}»: {cause}.</translation>
    </message>
    <message>
        <source>The backup «{file}» doesn&apos;t hold what the library holds.</source>
        <translation>النسخة الاحتياطية «{file}» لا تحوي ما في المكتبة.</translation>
    </message>
    <message>
        <source>«{file}» holds no library.</source>
        <translation>«{file}» لا يحوي مكتبة.</translation>
    </message>
    <message>
        <source>«{file}» is damaged: {cause}.</source>
        <translation>«{file}» تالف: {cause}.</translation>
    </message>
    <message>
        <source>«{table}» can&apos;t be read: {cause}.</source>
        <translation>تعذرت قراءة «{table}»: {cause}.</translation>
    </message>
    <message>
        <source>The file is damaged: {cause}.</source>
        <translation>الملف تالف: {cause}.</translation>
    </message>
    <message>
        <source>Row {row} of «{table}» belongs to a row of «{parent}» that is not there.</source>
        <translation>السطر {row} من «{table}» يتبع سطرا من «{parent}» غير موجود.</translation>
    </message>
    <message>
        <source>Article {id}: the original file is not the one that was imported.</source>
        <translation>المقال {id}: الملف الأصلي ليس هو الذي أُضيف.</translation>
    </message>
    <message>
        <source>Article {id}: the text is not the one that was imported.</source>
        <translation>المقال {id}: النص ليس هو الذي أُضيف.</translation>
    </message>
    <message>
        <source>Article {id}: the analysis is damaged.</source>
        <translation>المقال {id}: التحليل تالف.</translation>
    </message>
    <message>
        <source>Article {id}: search doesn&apos;t know its text as it is.</source>
        <translation>المقال {id}: البحث لا يعرف نصه كما هو.</translation>
    </message>
    <message>
        <source>Article {id}: search doesn&apos;t know its tags as they are.</source>
        <translation>المقال {id}: البحث لا يعرف وسومه كما هي.</translation>
    </message>
    <message>
        <source>The search index «{table}» doesn&apos;t fit the texts.</source>
        <translation>فهرس البحث «{table}» لا يطابق النصوص.</translation>
    </message>
    <message>
        <source>The history was altered: row {row} of its step {step}.</source>
        <translation>غُيّر السجل: السطر {row} من خطوته {step}.</translation>
    </message>
    <message>
        <source>The history was altered: its chain breaks at step {step}.</source>
        <translation>غُيّر السجل: تنقطع سلسلته عند الخطوة {step}.</translation>
    </message>
    <message>
        <source>Row {row} of «{table}» is not as the history tells.</source>
        <translation>السطر {row} من «{table}» ليس كما يرويه السجل.</translation>
    </message>
    <message>
        <source>The article is deleted, but another program reads the library «{file}»: traces may stay in the file until the library is opened again.</source>
        <translation>حُذف المقال، لكن برنامجا آخر يقرأ المكتبة «{file}»: قد تبقى آثار في الملف إلى أن تُفتح المكتبة ثانية.</translation>
    </message>
    <message>
        <source>The library «{file}» is locked with a passphrase.</source>
        <translation>المكتبة «{file}» مقفلة بعبارة مرور.</translation>
    </message>
    <message>
        <source>The library «{file}» has no passphrase.</source>
        <translation>ليس للمكتبة «{file}» عبارة مرور.</translation>
    </message>
    <message>
        <source>This passphrase doesn&apos;t open the library «{file}». Nothing was changed.</source>
        <translation>عبارة المرور هذه لا تفتح المكتبة «{file}». لم يتغيّر شيء.</translation>
    </message>
    <message>
        <source>The library «{file}» is encrypted. To open it, install Isnad with its extra «encryption».</source>
        <translation>المكتبة «{file}» مشفّرة. لفتحها ثبّت إسناد مع إضافته «encryption».</translation>
    </message>
    <message>
        <source>Encryption is not installed. Install Isnad with its extra «encryption».</source>
        <translation>التشفير غير مثبّت. ثبّت إسناد مع إضافته «encryption».</translation>
    </message>
    <message>
        <source>The library «{file}» could not be written anew. It is as it was.</source>
        <translation>تعذّرت كتابة المكتبة «{file}» من جديد. بقيت كما كانت.</translation>
    </message>
    <message>
        <source>This system has no keyring that keeps secrets.</source>
        <translation>ليس في هذا النظام حافظة أسرار آمنة.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring doesn&apos;t take the passphrase: {cause}.</source>
        <translation>لم تقبل حافظة أسرار النظام عبارة المرور: {cause}.</translation>
    </message>
    <message>
        <source>There is no article {id} in the library.</source>
        <translation>لا مقال في المكتبة برقم {id}.</translation>
    </message>
    <message>
        <source>The library «{file}» was written by a newer Isnad. Install the newest version to open it.</source>
        <translation>كُتبت المكتبة «{file}» بإصدار أحدث من إسناد. ثبّت أحدث إصدار لفتحها.</translation>
    </message>
    <message>
        <source>A note needs words.</source>
        <translation>لا بد للملاحظة من كلمات.</translation>
    </message>
    <message>
        <source>This is not in the library any more.</source>
        <translation>لم يعد هذا في المكتبة.</translation>
    </message>
    <message>
        <source>A tag needs a name.</source>
        <translation>لا بد للوسم من اسم.</translation>
    </message>
    <message>
        <source>There is a tag «{name}» already.</source>
        <translation>يوجد وسم باسم «{name}».</translation>
    </message>
    <message>
        <source>There is no field «{name}:»; did you mean «{near}:»?</source>
        <translation>لا حقل باسم «{name}:»؛ هل تقصد «{near}:»؟</translation>
    </message>
    <message>
        <source>There is no field «{name}:». There are: {fields}</source>
        <translation>لا حقل باسم «{name}:». الحقول هي: {fields}</translation>
    </message>
    <message>
        <source>No article can be «{value}». It can be: {states}</source>
        <translation>لا يكون المقال «{value}». يمكن أن يكون: {states}</translation>
    </message>
    <message>
        <source>«{begin}» is later than «{end}»: no day lies between them.</source>
        <translation>«{begin}» بعد «{end}»: فلا يوم بينهما.</translation>
    </message>
    <message>
        <source>«{value}» is no date. Write a year, a month or a day: 2018, 2018-03, 2018-03-31</source>
        <translation>«{value}» ليس تاريخا. اكتب سنة أو شهرا أو يوما: 2018 أو 2018-03 أو 2018-03-31</translation>
    </message>
    <message>
        <source>A saved search needs words to look for.</source>
        <translation>البحث المحفوظ يحتاج إلى كلمات يبحث عنها.</translation>
    </message>
    <message>
        <source>A saved search needs a name.</source>
        <translation>البحث المحفوظ يحتاج إلى اسم.</translation>
    </message>
    <message>
        <source>The tag «{name}» can&apos;t go below itself.</source>
        <translation>لا يمكن وضع الوسم «{name}» تحت نفسه.</translation>
    </message>
    <message>
        <source>These words are marked as a name already.</source>
        <translation>هذه الكلمات معلّمة اسما من قبل.</translation>
    </message>
    <message>
        <source>You have noted, tagged or decided on this claim already.</source>
        <translation>لك على هذا القول ملاحظة أو وسم أو قرار من قبل.</translation>
    </message>
    <message>
        <source>The library has no such {kind} in this article any more.</source>
        <translation>لم يعد هذا ({kind}) في هذا المقال في المكتبة.</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Exported to «{file}».</source>
        <translation>تم التصدير إلى «{file}».</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>يجري التصدير…</translation>
    </message>
    <message>
        <source>Merge another library</source>
        <translation>ضم مكتبة أخرى</translation>
    </message>
    <message>
        <source>Merging “{file}”…</source>
        <translation>يجري ضم «{file}»…</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>توقف العمل. لم يتغير شيء.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Markdown: to read and print</source>
        <translation>ماركداون: للقراءة والطباعة</translation>
    </message>
    <message>
        <source>CSV: a table for Excel and Calc</source>
        <translation>CSV: جدول لإكسل وكالك</translation>
    </message>
    <message>
        <source>JSON: everything, for programs</source>
        <translation>JSON: كل شيء، للبرامج</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>اختيار ملف…</translation>
    </message>
    <message>
        <source>Notes, tags, highlights and claims of</source>
        <translation>الملاحظات والوسوم والتظليلات والأقوال في</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Exported to «{file}».</source>
        <translation>تم التصدير إلى «{file}».</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>التصدير إلى</translation>
    </message>
    <message>
        <source>Isnad library: to open it, or to merge it into another library</source>
        <translation>مكتبة إسناد: لفتحها أو ضمها إلى مكتبة أخرى</translation>
    </message>
    <message>
        <source>this article</source>
        <translation>هذا المقال</translation>
    </message>
    <message numerus="yes">
        <source>the %n selected article(s)</source>
        <translation>
            <numerusform>لا مقال محدد</numerusform>
            <numerusform>المقال المحدد</numerusform>
            <numerusform>المقالان المحددان</numerusform>
            <numerusform>المقالات المحددة (%n)</numerusform>
            <numerusform>المقالات المحددة (%n)</numerusform>
            <numerusform>المقالات المحددة (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the list as it is shown: %n article(s)</source>
        <translation>
            <numerusform>القائمة المعروضة: لا مقال</numerusform>
            <numerusform>القائمة المعروضة: مقال واحد</numerusform>
            <numerusform>القائمة المعروضة: مقالان</numerusform>
            <numerusform>القائمة المعروضة: %n مقالات</numerusform>
            <numerusform>القائمة المعروضة: %n مقالا</numerusform>
            <numerusform>القائمة المعروضة: %n مقال</numerusform>
        </translation>
    </message>
    <message>
        <source>the whole library</source>
        <translation>المكتبة كلها</translation>
    </message>
</context>
<context>
    <name>FactField</name>
    <message>
        <source>The file states: {stated}</source>
        <translation>في الملف: {stated}</translation>
    </message>
    <message>
        <source>The file states none</source>
        <translation>لا يذكره الملف</translation>
    </message>
</context>
<context>
    <name>FactsDialog</name>
    <message>
        <source>About the article</source>
        <translation>بيانات المقال</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>الناشر</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>الكاتب</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>احفظ</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان الشبكي</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>قُرئ بوصفه</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>البصمة (SHA-256)</translation>
    </message>
</context>
<context>
    <name>FailuresDialog</name>
    <message>
        <source>Not imported</source>
        <translation>ملفات لم تُضف</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be imported</source>
        <translation>
            <numerusform>أُضيفت كل الملفات</numerusform>
            <numerusform>تعذرت إضافة ملف واحد</numerusform>
            <numerusform>تعذرت إضافة ملفين</numerusform>
            <numerusform>تعذرت إضافة %n ملفات</numerusform>
            <numerusform>تعذرت إضافة %n ملفا</numerusform>
            <numerusform>تعذرت إضافة %n ملف</numerusform>
        </translation>
    </message>
    <message>
        <source>The other files are in your library.</source>
        <translation>بقية الملفات في مكتبتك.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>انسخ القائمة</translation>
    </message>
    <message>
        <source>Files that could not be imported</source>
        <translation>ملفات تعذرت إضافتها</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
</context>
<context>
    <name>FigureTableModel</name>
    <message>
        <source>Number</source>
        <translation>العدد</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>المعدود</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>ما جرى</translation>
    </message>
    <message>
        <source>Who says</source>
        <translation>القائل</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>أين</translation>
    </message>
    <message>
        <source>its claim: {state}</source>
        <translation>قوله: {state}</translation>
    </message>
</context>
<context>
    <name>FiguresPanel</name>
    <message>
        <source>No figures</source>
        <translation>لا أرقام</translation>
    </message>
    <message>
        <source>How many of what, who says so, when and where: all in one table.</source>
        <translation>كم من ماذا، ومن قال ذلك، ومتى وأين: كلها في جدول واحد.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>الأرقام</translation>
    </message>
</context>
<context>
    <name>FilterTree</name>
    <message>
        <source>Views, saved searches, tags and outlets</source>
        <translation>القوائم وعمليات البحث المحفوظة والوسوم والناشرون</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>عمليات البحث المحفوظة</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Outlets</source>
        <translation>الناشرون</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>كل المقالات</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>غير مقروءة</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>المميزة بنجمة</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>تنتظر المراجعة</translation>
    </message>
    <message>
        <source>Recently read</source>
        <translation>المقروءة مؤخرا</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>المحذوفات</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Previous hit</source>
        <translation>النتيجة السابقة</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>النتيجة التالية</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Find in this article, in any spelling</source>
        <translation>البحث في هذا المقال بأي رسم للكلمة</translation>
    </message>
    <message>
        <source>Find in this article</source>
        <translation>البحث في هذا المقال</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} من {total}</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>لا نتائج</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Correct the publication date</source>
        <translation>تصحيح تاريخ النشر</translation>
    </message>
    <message>
        <source>not analysed: the text seems damaged</source>
        <translation>لم يُحلَّل: يبدو النص تالفا</translation>
    </message>
    <message>
        <source>not analysed: the text is not Arabic</source>
        <translation>لم يُحلَّل: النص ليس بالعربية</translation>
    </message>
</context>
<context>
    <name>HoverCard</name>
    <message>
        <source>times in this article: {count}</source>
        <translation>مرات الورود في هذا المقال: {count}</translation>
    </message>
    <message>
        <source>no certain day</source>
        <translation>يوم غير محدد</translation>
    </message>
    <message>
        <source>The words alone don&apos;t tell which.</source>
        <translation>لا تكفي الكلمات وحدها لتحديده.</translation>
    </message>
    <message>
        <source>as written in the article</source>
        <translation>كما ورد في المقال</translation>
    </message>
    <message>
        <source>reckoned from the publication, {date} ({basis})</source>
        <translation>محسوب من تاريخ النشر، {date} ({basis})</translation>
    </message>
    <message>
        <source>The writer keeps a distance: {words}</source>
        <translation>الكاتب يتحفظ: {words}</translation>
    </message>
    <message>
        <source>Came through: {chain}</source>
        <translation>نُقل عبر: {chain}</translation>
    </message>
    <message>
        <source>said again in this article: {count}</source>
        <translation>مرات تكراره في هذا المقال: {count}</translation>
    </message>
    <message>
        <source>Your highlight</source>
        <translation>تظليلك</translation>
    </message>
    <message>
        <source>Tags: {names}</source>
        <translation>الوسوم: {names}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>says: {who}</source>
        <translation>القائل: {who}</translation>
    </message>
    <message>
        <source>somebody not named</source>
        <translation>قائل غير مذكور</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Keys work by their place on the keyboard, with an Arabic layout as well. They rest while you type.</source>
        <translation>تعمل المفاتيح بحسب موضعها على اللوحة، وبالتخطيط العربي أيضا، ولا تعمل أثناء الكتابة.</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>person</source>
        <translation>شخص</translation>
    </message>
    <message>
        <source>group</source>
        <translation>جماعة</translation>
    </message>
    <message>
        <source>organization</source>
        <translation>مؤسسة</translation>
    </message>
    <message>
        <source>place</source>
        <translation>مكان</translation>
    </message>
    <message>
        <source>weapon</source>
        <translation>سلاح</translation>
    </message>
    <message>
        <source>killed</source>
        <translation>قتل</translation>
    </message>
    <message>
        <source>injured</source>
        <translation>إصابة</translation>
    </message>
    <message>
        <source>captured</source>
        <translation>أسر أو احتجاز</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>فقدان</translation>
    </message>
    <message>
        <source>displaced</source>
        <translation>نزوح</translation>
    </message>
    <message>
        <source>destroyed</source>
        <translation>تدمير</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>إعطاب</translation>
    </message>
    <message>
        <source>shot down</source>
        <translation>إسقاط</translation>
    </message>
    <message>
        <source>seized</source>
        <translation>استيلاء</translation>
    </message>
    <message>
        <source>launched</source>
        <translation>إطلاق</translation>
    </message>
    <message>
        <source>deployed</source>
        <translation>انتشار</translation>
    </message>
    <message>
        <source>other</source>
        <translation>غير ذلك</translation>
    </message>
    <message>
        <source>statement</source>
        <translation>تصريح</translation>
    </message>
    <message>
        <source>confirmation</source>
        <translation>تأكيد</translation>
    </message>
    <message>
        <source>denial</source>
        <translation>نفي</translation>
    </message>
    <message>
        <source>allegation</source>
        <translation>زعم</translation>
    </message>
    <message>
        <source>accusation</source>
        <translation>اتهام</translation>
    </message>
    <message>
        <source>demand</source>
        <translation>مطالبة</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>تحذير</translation>
    </message>
    <message>
        <source>direct speech</source>
        <translation>كلام مباشر</translation>
    </message>
    <message>
        <source>indirect speech</source>
        <translation>كلام غير مباشر</translation>
    </message>
    <message>
        <source>partly direct speech</source>
        <translation>كلام مباشر في بعضه</translation>
    </message>
    <message>
        <source>new</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>مقبول</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>مصحَّح</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>date given by you</source>
        <translation>تاريخ حددته أنت</translation>
    </message>
    <message>
        <source>date stated in the source</source>
        <translation>تاريخ مذكور في المصدر</translation>
    </message>
    <message>
        <source>date inferred</source>
        <translation>تاريخ مستنتج</translation>
    </message>
    <message>
        <source>date unknown</source>
        <translation>تاريخ غير معروف</translation>
    </message>
    <message>
        <source>title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>outlet</source>
        <translation>الناشر</translation>
    </message>
    <message>
        <source>author</source>
        <translation>الكاتب</translation>
    </message>
    <message>
        <source>publication date</source>
        <translation>تاريخ النشر</translation>
    </message>
    <message>
        <source>text</source>
        <translation>النص</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>القول</translation>
    </message>
    <message>
        <source>kind of name</source>
        <translation>نوع الاسم</translation>
    </message>
    <message>
        <source>colour of tag</source>
        <translation>لون الوسم</translation>
    </message>
    <message>
        <source>one story with</source>
        <translation>خبر واحد مع</translation>
    </message>
    <message>
        <source>add article</source>
        <translation>إضافة مقال</translation>
    </message>
    <message>
        <source>add articles</source>
        <translation>إضافة مقالات</translation>
    </message>
    <message>
        <source>analyse again</source>
        <translation>إعادة التحليل</translation>
    </message>
    <message>
        <source>correct date</source>
        <translation>تصحيح التاريخ</translation>
    </message>
    <message>
        <source>edit facts</source>
        <translation>تعديل البيانات</translation>
    </message>
    <message>
        <source>mark as read</source>
        <translation>وضع علامة «مقروء»</translation>
    </message>
    <message>
        <source>mark as unread</source>
        <translation>وضع علامة «غير مقروء»</translation>
    </message>
    <message>
        <source>give star</source>
        <translation>إضافة نجمة</translation>
    </message>
    <message>
        <source>take star away</source>
        <translation>إزالة النجمة</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>empty bin</source>
        <translation>إفراغ المحذوفات</translation>
    </message>
    <message>
        <source>delete for good</source>
        <translation>حذف نهائي</translation>
    </message>
    <message>
        <source>salvage</source>
        <translation>إنقاذ</translation>
    </message>
    <message>
        <source>bring to a newer version</source>
        <translation>ترقية إلى إصدار أحدث</translation>
    </message>
    <message>
        <source>highlight</source>
        <translation>تظليل</translation>
    </message>
    <message>
        <source>recolour highlight</source>
        <translation>تغيير لون التظليل</translation>
    </message>
    <message>
        <source>remove highlight</source>
        <translation>إزالة التظليل</translation>
    </message>
    <message>
        <source>add note</source>
        <translation>إضافة ملاحظة</translation>
    </message>
    <message>
        <source>edit note</source>
        <translation>تعديل ملاحظة</translation>
    </message>
    <message>
        <source>delete note</source>
        <translation>حذف ملاحظة</translation>
    </message>
    <message>
        <source>add tag</source>
        <translation>إضافة وسم</translation>
    </message>
    <message>
        <source>take tag off</source>
        <translation>نزع وسم</translation>
    </message>
    <message>
        <source>new tag</source>
        <translation>وسم جديد</translation>
    </message>
    <message>
        <source>rename tag</source>
        <translation>إعادة تسمية وسم</translation>
    </message>
    <message>
        <source>move tag</source>
        <translation>نقل الوسم</translation>
    </message>
    <message>
        <source>colour tag</source>
        <translation>تلوين الوسم</translation>
    </message>
    <message>
        <source>merge tags</source>
        <translation>دمج الوسم</translation>
    </message>
    <message>
        <source>delete tag</source>
        <translation>حذف وسم</translation>
    </message>
    <message>
        <source>mark as name</source>
        <translation>تعليم اسم</translation>
    </message>
    <message>
        <source>remove name</source>
        <translation>إزالة اسم</translation>
    </message>
    <message>
        <source>accept claim</source>
        <translation>قبول القول</translation>
    </message>
    <message>
        <source>correct claim</source>
        <translation>تصحيح القول</translation>
    </message>
    <message>
        <source>reject claim</source>
        <translation>رفض القول</translation>
    </message>
    <message>
        <source>take decision back</source>
        <translation>الرجوع عن القرار</translation>
    </message>
    <message>
        <source>keep claim</source>
        <translation>حفظ القول</translation>
    </message>
    <message>
        <source>delete kept claim</source>
        <translation>حذف القول المحفوظ</translation>
    </message>
    <message>
        <source>take changed text</source>
        <translation>أخذ النص المتغيّر</translation>
    </message>
    <message>
        <source>find place again</source>
        <translation>إعادة العلامة إلى موضعها</translation>
    </message>
    <message>
        <source>repair text</source>
        <translation>إصلاح النص</translation>
    </message>
    <message>
        <source>leave text as it is</source>
        <translation>إبقاء النص كما هو</translation>
    </message>
    <message>
        <source>keep the present text</source>
        <translation>إبقاء النص الحالي</translation>
    </message>
    <message>
        <source>join as one story</source>
        <translation>جمع النسخ خبرا واحدا</translation>
    </message>
    <message>
        <source>take out of story</source>
        <translation>إخراج من نسخ الخبر</translation>
    </message>
    <message>
        <source>merge another library</source>
        <translation>ضم مكتبة أخرى</translation>
    </message>
    <message>
        <source>export as a library</source>
        <translation>تصدير مكتبة</translation>
    </message>
    <message>
        <source>settle difference</source>
        <translation>تسوية فرق</translation>
    </message>
    <message>
        <source>save search</source>
        <translation>حفظ البحث</translation>
    </message>
    <message>
        <source>rename search</source>
        <translation>إعادة تسمية البحث</translation>
    </message>
    <message>
        <source>delete search</source>
        <translation>حذف البحث</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>m</source>
        <translation>م</translation>
    </message>
    <message>
        <source>km</source>
        <translation>كم</translation>
    </message>
    <message>
        <source>cm</source>
        <translation>سم</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>مم</translation>
    </message>
    <message>
        <source>m²</source>
        <translation>م²</translation>
    </message>
    <message>
        <source>km²</source>
        <translation>كم²</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>ثانية</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>دقيقة</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>ساعة</translation>
    </message>
    <message>
        <source>days</source>
        <translation>يوم</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>أسبوع</translation>
    </message>
    <message>
        <source>months</source>
        <translation>شهر</translation>
    </message>
    <message>
        <source>years</source>
        <translation>سنة</translation>
    </message>
    <message>
        <source>t</source>
        <translation>طن</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>كغ</translation>
    </message>
    <message>
        <source>g</source>
        <translation>غ</translation>
    </message>
    <message>
        <source>l</source>
        <translation>لتر</translation>
    </message>
    <message>
        <source>{words} (?)</source>
        <translation>{words} (؟)</translation>
    </message>
    <message>
        <source>The program is unsure whether this is a name, and of what kind.</source>
        <translation>البرنامج غير متيقن من أن هذا اسم، أو من نوعه.</translation>
    </message>
    <message>
        <source>The program is unsure of this date.</source>
        <translation>البرنامج غير متيقن من هذا التاريخ.</translation>
    </message>
    <message>
        <source>The program is unsure of this number, or of what happened.</source>
        <translation>البرنامج غير متيقن من هذا الرقم، أو مما حدث.</translation>
    </message>
    <message>
        <source>The program is unsure whether this is a claim, and whose.</source>
        <translation>البرنامج غير متيقن من أن هذا قول منسوب، أو من قائله.</translation>
    </message>
    <message>
        <source>at most {number}</source>
        <translation>{number} على الأكثر</translation>
    </message>
    <message>
        <source>at least {number}</source>
        <translation>{number} على الأقل</translation>
    </message>
    <message>
        <source>about {number}</source>
        <translation>نحو {number}</translation>
    </message>
    <message>
        <source>vague</source>
        <translation>تقديري</translation>
    </message>
    <message>
        <source>by itself, before the day&apos;s first change</source>
        <translation>تلقائيا، قبل أول تغيير في اليوم</translation>
    </message>
    <message>
        <source>by you</source>
        <translation>بطلب منك</translation>
    </message>
    <message>
        <source>before a newer version took over</source>
        <translation>قبل الانتقال إلى إصدار أحدث</translation>
    </message>
    <message>
        <source>before another backup was brought back</source>
        <translation>قبل استعادة نسخة أخرى</translation>
    </message>
    <message>
        <source>a damaged library, as it was</source>
        <translation>مكتبة تالفة كما كانت</translation>
    </message>
</context>
<context>
    <name>LibraryPane</name>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>Every spelling and form is searched. Try fewer or shorter words.</source>
        <translation>يشمل البحث كل صيغ الكلمة وطرق كتابتها. جرّب كلمات أقل أو أقصر.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لا نتائج</translation>
    </message>
    <message>
        <source>No articles</source>
        <translation>لا مقالات</translation>
    </message>
    <message>
        <source>Nothing here any more.</source>
        <translation>لم يبق شيء هنا.</translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation>مكتبتك فارغة</translation>
    </message>
    <message>
        <source>Open files, drop them here, or paste an article. They stay on this computer.</source>
        <translation>افتح ملفات أو أفلتها هنا أو الصق مقالا. كلها تبقى على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>All read</source>
        <translation>قرأت كل شيء</translation>
    </message>
    <message>
        <source>Articles that you have not opened yet stand here.</source>
        <translation>هنا تظهر المقالات التي لم تفتحها بعد.</translation>
    </message>
    <message>
        <source>No stars yet</source>
        <translation>لا نجوم بعد</translation>
    </message>
    <message>
        <source>Press S to give an article a star and find it here.</source>
        <translation>اضغط S لتمييز مقال بنجمة فتجده هنا.</translation>
    </message>
    <message>
        <source>Nothing to review</source>
        <translation>لا شيء ينتظر المراجعة</translation>
    </message>
    <message>
        <source>Articles with claims that you have neither accepted nor rejected stand here.</source>
        <translation>هنا تظهر المقالات التي فيها أقوال لم تقبلها ولم ترفضها.</translation>
    </message>
    <message>
        <source>Nothing read yet</source>
        <translation>لم تقرأ شيئا بعد</translation>
    </message>
    <message>
        <source>What you read last stands here.</source>
        <translation>هنا يظهر آخر ما قرأت.</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>لا محذوفات</translation>
    </message>
    <message>
        <source>Deleted articles stay here until you empty the bin.</source>
        <translation>تبقى المقالات المحذوفة هنا حتى تفرغ المحذوفات.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Backups…</source>
        <translation>النسخ الاحتياطية…</translation>
    </message>
    <message>
        <source>Something went wrong in Isnad. Your work is kept. Details are in the log.</source>
        <translation>وقع خطأ في إسناد. عملك محفوظ، والتفاصيل في السجل.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>نسخ التفاصيل</translation>
    </message>
    <message>
        <source>Reading files: {done} of {total}</source>
        <translation>قراءة الملفات: {done} من {total}</translation>
    </message>
    <message>
        <source>Reading articles anew: {done} of {total}</source>
        <translation>إعادة قراءة المقالات: {done} من {total}</translation>
    </message>
    <message>
        <source>Articles: {done} of {total}</source>
        <translation>المقالات: {done} من {total}</translation>
    </message>
    <message>
        <source>Not in your library yet: your first highlight, note, tag or decision keeps this article there.</source>
        <translation>ليس في مكتبتك بعد: يُحفظ فيها مع أول تظليل أو ملاحظة أو وسم أو قرار.</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>الأدوات</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) were read by an older version of Isnad.</source>
        <translation>
            <numerusform>لا مقال قرأته نسخة أقدم من إسناد.</numerusform>
            <numerusform>مقال واحد قرأته نسخة أقدم من إسناد.</numerusform>
            <numerusform>مقالان قرأتهما نسخة أقدم من إسناد.</numerusform>
            <numerusform>%n مقالات قرأتها نسخة أقدم من إسناد.</numerusform>
            <numerusform>%n مقالا قرأتها نسخة أقدم من إسناد.</numerusform>
            <numerusform>%n مقال قرأتها نسخة أقدم من إسناد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read them anew</source>
        <translation>إعادة قراءتها</translation>
    </message>
    <message>
        <source>All articles are as this version reads them.</source>
        <translation>المقالات كلها كما تقرؤها هذه النسخة.</translation>
    </message>
    <message>
        <source>Isnad</source>
        <translation>إسناد</translation>
    </message>
</context>
<context>
    <name>MergedDialog</name>
    <message>
        <source>Merged</source>
        <translation>ما ضُم</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) added</source>
        <translation>
            <numerusform>لم يُضم مقال جديد</numerusform>
            <numerusform>ضُم مقال واحد</numerusform>
            <numerusform>ضُم مقالان</numerusform>
            <numerusform>ضُمت %n مقالات</numerusform>
            <numerusform>ضُم %n مقالا</numerusform>
            <numerusform>ضُم %n مقال</numerusform>
        </translation>
    </message>
    <message>
        <source>What was added, and what differs</source>
        <translation>ما ضُم وما يختلف</translation>
    </message>
    <message>
        <source>Left as it is here, though the other library says otherwise</source>
        <translation>بقي كما هو هنا وإن خالفته المكتبة الأخرى</translation>
    </message>
    <message>
        <source>Left out: you deleted it for good</source>
        <translation>لم يُضم: حذفتَه نهائيا</translation>
    </message>
    <message>
        <source>In your bin, and left there</source>
        <translation>في محذوفاتك، وبقي فيها</translation>
    </message>
    <message>
        <source>New here</source>
        <translation>جديد هنا</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>كان هنا</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) of it were here already.</source>
        <translation>
            <numerusform>لم يكن منها هنا شيء.</numerusform>
            <numerusform>مقال واحد منها كان هنا.</numerusform>
            <numerusform>مقالان منها كانا هنا.</numerusform>
            <numerusform>%n مقالات منها كانت هنا.</numerusform>
            <numerusform>%n مقالا منها كانت هنا.</numerusform>
            <numerusform>%n مقال منها كانت هنا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>لا ملاحظة</numerusform>
            <numerusform>ملاحظة واحدة</numerusform>
            <numerusform>ملاحظتان</numerusform>
            <numerusform>%n ملاحظات</numerusform>
            <numerusform>%n ملاحظة</numerusform>
            <numerusform>%n ملاحظة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>لا تظليل</numerusform>
            <numerusform>تظليل واحد</numerusform>
            <numerusform>تظليلان</numerusform>
            <numerusform>%n تظليلات</numerusform>
            <numerusform>%n تظليلا</numerusform>
            <numerusform>%n تظليل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new tag(s)</source>
        <translation>
            <numerusform>لا وسم جديد</numerusform>
            <numerusform>وسم جديد واحد</numerusform>
            <numerusform>وسمان جديدان</numerusform>
            <numerusform>%n وسوم جديدة</numerusform>
            <numerusform>%n وسما جديدا</numerusform>
            <numerusform>%n وسم جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>لا قول</numerusform>
            <numerusform>قول واحد</numerusform>
            <numerusform>قولان</numerusform>
            <numerusform>%n أقوال</numerusform>
            <numerusform>%n قولا</numerusform>
            <numerusform>%n قول</numerusform>
        </translation>
    </message>
    <message>
        <source>With them came: {things}.</source>
        <translation>وجاء معها: {things}.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Where both can&apos;t stand, what is here stayed. «Differences» in the menu keeps the list.</source>
        <translation>حيث لا يجتمع الأمران بقي ما هو هنا. تجد القائمة في «الفروق» من القوائم.</translation>
    </message>
    <message>
        <source>Undo takes all of it back; what was new then lies in the bin.</source>
        <translation>التراجع يعيد كل شيء كما كان، ويكون الجديد حينئذ في المحذوفات.</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier message(s)</source>
        <translation>
            <numerusform>ولا رسائل أقدم</numerusform>
            <numerusform>ورسالة أقدم</numerusform>
            <numerusform>ورسالتان أقدم</numerusform>
            <numerusform>و%n رسائل أقدم</numerusform>
            <numerusform>و%n رسالة أقدم</numerusform>
            <numerusform>و%n رسالة أقدم</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameDelegate</name>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} من {count}</translation>
    </message>
</context>
<context>
    <name>NamesPanel</name>
    <message>
        <source>Filter names</source>
        <translation>تصفية الأسماء</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>الأسماء</translation>
    </message>
    <message>
        <source>No names</source>
        <translation>لا أسماء</translation>
    </message>
    <message>
        <source>Select words in the article and press M to mark them as a name.</source>
        <translation>حدد كلمات في المقال واضغط M لتعليمها اسما.</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>No notes yet</source>
        <translation>لا ملاحظات بعد</translation>
    </message>
    <message>
        <source>Select words or choose a claim, then press N to write a note, T to tag, H to highlight.</source>
        <translation>حدد كلمات أو اختر قولا، ثم اضغط N لكتابة ملاحظة أو T لإضافة وسم أو H للتظليل.</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>اكتب ملاحظة…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Keep note</source>
        <translation>حفظ الملاحظة</translation>
    </message>
    <message>
        <source>Delete note</source>
        <translation>حذف الملاحظة</translation>
    </message>
    <message>
        <source>Move to the selection</source>
        <translation>نقل إلى المحدّد</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>About the whole article</source>
        <translation>عن المقال كله</translation>
    </message>
    <message>
        <source>About the claim «{quote}»</source>
        <translation>عن القول «{quote}»</translation>
    </message>
    <message>
        <source>About «{quote}»</source>
        <translation>عن «{quote}»</translation>
    </message>
    <message>
        <source>Your marked name «{quote}» is not found in the changed text.</source>
        <translation>لم يُعثر على الاسم الذي علّمته «{quote}» في النص المتغيّر.</translation>
    </message>
    <message>
        <source>The claim «{quote}» is not found in the changed text. Select words of the one it is now.</source>
        <translation>لم يُعثر على القول «{quote}» في النص المتغيّر. حدّد كلمات من القول الذي صار إليه.</translation>
    </message>
    <message>
        <source>Your highlight «{quote}» is not found in the changed text. Select where it belongs.</source>
        <translation>لم يُعثر على ما ظلّلته «{quote}» في النص المتغيّر. حدّد موضعه.</translation>
    </message>
    <message>
        <source>Tag this note…</source>
        <translation>وسم هذه الملاحظة…</translation>
    </message>
    <message>
        <source>Take «{tag}» off</source>
        <translation>نزع «{tag}»</translation>
    </message>
    <message>
        <source>Tag this note</source>
        <translation>وسم هذه الملاحظة</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Notes and tags</source>
        <translation>الملاحظات والوسوم</translation>
    </message>
    <message>
        <source>Lost its place</source>
        <translation>فقدت موضعها</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Passphrase</source>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>Isnad can encrypt your whole library with a passphrase. What it needs for that is not installed. Install it with this command, and start Isnad again:</source>
        <translation>يستطيع إسناد أن يشفّر مكتبتك كلها بعبارة مرور، لكن ما يحتاج إليه لذلك غير مثبّت. ثبّته بهذا الأمر ثم شغّل إسناد من جديد:</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>العبارة الحالية</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>العبارة الجديدة</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>مرة أخرى</translation>
    </message>
    <message>
        <source>Keep it in this computer&apos;s keyring: who is logged in here is not asked</source>
        <translation>احفظها في حافظة أسرار هذا الحاسوب: لا يُسأل عنها من سجّل دخوله هنا</translation>
    </message>
    <message>
        <source>Lock when idle</source>
        <translation>القفل عند الخمول</translation>
    </message>
    <message>
        <source>The whole library and its backups are encrypted. Without the passphrase nobody can read them: not you either, if you forget it.</source>
        <translation>تُشفَّر المكتبة كلها ونسخها الاحتياطية. لا يقرؤها أحد من دون عبارة المرور، ولا أنت إن نسيتها.</translation>
    </message>
    <message>
        <source>Your library can be read by whoever gets at its file. A passphrase encrypts it.</source>
        <translation>يستطيع أن يقرأ مكتبتك كل من وصل إلى ملفها. عبارة المرور تشفّرها.</translation>
    </message>
    <message>
        <source>Copies that you made yourself elsewhere stay as they are. A flash disk may keep traces of what was written before: encrypt the disk as well where you can.</source>
        <translation>النسخ التي صنعتَها بنفسك في أماكن أخرى تبقى كما هي. وقد تبقى على أقراص الفلاش آثار مما كُتب من قبل: شفّر القرص أيضا إن أمكن.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>غيّر عبارة المرور</translation>
    </message>
    <message>
        <source>Encrypt the library</source>
        <translation>شفّر المكتبة</translation>
    </message>
    <message>
        <source>Remove the passphrase</source>
        <translation>أزل عبارة المرور</translation>
    </message>
    <message numerus="yes">
        <source>Take at least %n letter(s): several words that don&apos;t belong together are best.</source>
        <translation>
            <numerusform>لا تقلّ عن حرف؛ والأفضل كلمات عدة لا رابط بينها.</numerusform>
            <numerusform>لا تقلّ عن حرف؛ والأفضل كلمات عدة لا رابط بينها.</numerusform>
            <numerusform>لا تقلّ عن حرفين؛ والأفضل كلمات عدة لا رابط بينها.</numerusform>
            <numerusform>لا تقلّ عن %n أحرف؛ والأفضل كلمات عدة لا رابط بينها.</numerusform>
            <numerusform>لا تقلّ عن %n حرفا؛ والأفضل كلمات عدة لا رابط بينها.</numerusform>
            <numerusform>لا تقلّ عن %n حرف؛ والأفضل كلمات عدة لا رابط بينها.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>العبارتان غير متطابقتين.</translation>
    </message>
    <message>
        <source>This passphrase doesn&apos;t open the library. Nothing was changed.</source>
        <translation>عبارة المرور هذه لا تفتح المكتبة. لم يتغيّر شيء.</translation>
    </message>
    <message numerus="yes">
        <source>Done. %n backup(s) could not be encrypted and were deleted.</source>
        <translation>
            <numerusform>تم.</numerusform>
            <numerusform>تم. تعذّر تشفير نسخة احتياطية واحدة فحُذفت.</numerusform>
            <numerusform>تم. تعذّر تشفير نسختين احتياطيتين فحُذفتا.</numerusform>
            <numerusform>تم. تعذّر تشفير %n نسخ احتياطية فحُذفت.</numerusform>
            <numerusform>تم. تعذّر تشفير %n نسخة احتياطية فحُذفت.</numerusform>
            <numerusform>تم. تعذّر تشفير %n نسخة احتياطية فحُذفت.</numerusform>
        </translation>
    </message>
    <message>
        <source>The library and its backups are encrypted.</source>
        <translation>شُفّرت المكتبة ونسخها الاحتياطية.</translation>
    </message>
    <message>
        <source>The library has no passphrase any more.</source>
        <translation>لم يعد للمكتبة عبارة مرور.</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>فورا</numerusform>
            <numerusform>بعد دقيقة</numerusform>
            <numerusform>بعد دقيقتين</numerusform>
            <numerusform>بعد %n دقائق</numerusform>
            <numerusform>بعد %n دقيقة</numerusform>
            <numerusform>بعد %n دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدا</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Show the letters</source>
        <translation>أظهر الحروف</translation>
    </message>
    <message>
        <source>Hide the letters</source>
        <translation>أخفِ الحروف</translation>
    </message>
    <message>
        <source>Arabic letters</source>
        <translation>حروف عربية</translation>
    </message>
    <message>
        <source>Latin letters</source>
        <translation>حروف لاتينية</translation>
    </message>
    <message>
        <source>Letters of several alphabets</source>
        <translation>حروف من أكثر من أبجدية</translation>
    </message>
    <message>
        <source>Keyboard: {language}</source>
        <translation>لوحة المفاتيح: {language}</translation>
    </message>
</context>
<context>
    <name>Patience</name>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>حاول من جديد.</numerusform>
            <numerusform>حاول من جديد بعد ثانية.</numerusform>
            <numerusform>حاول من جديد بعد ثانيتين.</numerusform>
            <numerusform>حاول من جديد بعد %n ثوان.</numerusform>
            <numerusform>حاول من جديد بعد %n ثانية.</numerusform>
            <numerusform>حاول من جديد بعد %n ثانية.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>بقي أقل من دقيقة</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>بقي أقل من دقيقة</numerusform>
            <numerusform>بقيت دقيقة تقريبا</numerusform>
            <numerusform>بقيت دقيقتان تقريبا</numerusform>
            <numerusform>بقيت %n دقائق تقريبا</numerusform>
            <numerusform>بقيت %n دقيقة تقريبا</numerusform>
            <numerusform>بقيت %n دقيقة تقريبا</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>بقي أقل من ساعة</numerusform>
            <numerusform>بقيت ساعة تقريبا</numerusform>
            <numerusform>بقيت ساعتان تقريبا</numerusform>
            <numerusform>بقيت %n ساعات تقريبا</numerusform>
            <numerusform>بقيت %n ساعة تقريبا</numerusform>
            <numerusform>بقيت %n ساعة تقريبا</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProtectionChoice</name>
    <message>
        <source>Passphrase of the file</source>
        <translation>عبارة مرور الملف</translation>
    </message>
    <message>
        <source>Your library&apos;s passphrase opens it</source>
        <translation>تفتحه عبارة مرور مكتبتك</translation>
    </message>
    <message>
        <source>Without a passphrase: anybody can read it</source>
        <translation>بلا عبارة مرور: يقرؤه أي أحد</translation>
    </message>
    <message>
        <source>A passphrase of its own opens it</source>
        <translation>تفتحه عبارة مرور خاصة به</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>العبارة الجديدة</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>مرة أخرى</translation>
    </message>
    <message>
        <source>Others need your own passphrase to read it. For them, rather give it one of its own.</source>
        <translation>يحتاج غيرك إلى عبارتك نفسها ليقرأه. الأولى أن تجعل له عبارة خاصة به.</translation>
    </message>
    <message>
        <source>The file holds articles, notes and decisions in the clear.</source>
        <translation>في الملف المقالات والملاحظات والقرارات مكشوفة.</translation>
    </message>
    <message numerus="yes">
        <source>Take at least %n letter(s): several words that don&apos;t belong together are best.</source>
        <translation>
            <numerusform>لا تقلّ عن حرف؛ والأفضل كلمات عدة لا رابط بينها.</numerusform>
            <numerusform>لا تقلّ عن حرف؛ والأفضل كلمات عدة لا رابط بينها.</numerusform>
            <numerusform>لا تقلّ عن حرفين؛ والأفضل كلمات عدة لا رابط بينها.</numerusform>
            <numerusform>لا تقلّ عن %n أحرف؛ والأفضل كلمات عدة لا رابط بينها.</numerusform>
            <numerusform>لا تقلّ عن %n حرفا؛ والأفضل كلمات عدة لا رابط بينها.</numerusform>
            <numerusform>لا تقلّ عن %n حرف؛ والأفضل كلمات عدة لا رابط بينها.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>العبارتان غير متطابقتين.</translation>
    </message>
    <message>
        <source>Tell it to whoever is to read the file, by another way than the file takes.</source>
        <translation>أخبر بها من سيقرأ الملف، بغير الطريق الذي يسلكه الملف.</translation>
    </message>
</context>
<context>
    <name>PublishedDialog</name>
    <message>
        <source>Publication date</source>
        <translation>تاريخ النشر</translation>
    </message>
    <message>
        <source>Unknown until now</source>
        <translation>غير معروف حتى الآن</translation>
    </message>
    <message>
        <source>“Yesterday”, “last Friday” and other relative dates are reckoned from this day.</source>
        <translation>من هذا اليوم تُحسب «أمس» و«الجمعة الماضية» وسائر التواريخ النسبية.</translation>
    </message>
    <message>
        <source>No such day, or it is still to come</source>
        <translation>لا يوم كهذا، أو لم يحن بعد</translation>
    </message>
    <message>
        <source>Use this date</source>
        <translation>اعتماد هذا التاريخ</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Back to the article&apos;s own</source>
        <translation>العودة إلى تاريخ المقال</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>مجلد</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;فتح</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;حفظ</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>ا&amp;ختيار</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>المجلد:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>ا&amp;سم الملف:</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>الم&amp;جلد:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;نوع الملفات:</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>تقدم</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>المجلد الأعلى</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>مجلد جديد</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>عرض كقائمة</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>عرض التفاصيل</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;تراجع</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>إ&amp;عادة</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;قص</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;نسخ</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;لصق</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>تحديد ال&amp;كل</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;تراجع</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>إ&amp;عادة</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;قص</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;نسخ</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;لصق</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>تحديد ال&amp;كل</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Article</source>
        <translation>المقال</translation>
    </message>
</context>
<context>
    <name>RenewalDialog</name>
    <message>
        <source>Read anew</source>
        <translation>إعادة القراءة</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) read anew</source>
        <translation>
            <numerusform>لم يُعَد شيء</numerusform>
            <numerusform>مقال أعيدت قراءته</numerusform>
            <numerusform>مقالان أعيدت قراءتهما</numerusform>
            <numerusform>%n مقالات أعيدت قراءتها</numerusform>
            <numerusform>%n مقالا أعيدت قراءتها</numerusform>
            <numerusform>%n مقال أعيدت قراءتها</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are read otherwise now.</source>
        <translation>
            <numerusform>تُقرأ كلها كما كانت.</numerusform>
            <numerusform>واحد منها يُقرأ الآن على وجه آخر.</numerusform>
            <numerusform>اثنان منها يُقرآن الآن على وجه آخر.</numerusform>
            <numerusform>%n منها تُقرأ الآن على وجه آخر.</numerusform>
            <numerusform>%n منها تُقرأ الآن على وجه آخر.</numerusform>
            <numerusform>%n منها تُقرأ الآن على وجه آخر.</numerusform>
        </translation>
    </message>
    <message>
        <source>All are read as before.</source>
        <translation>تُقرأ كلها كما كانت.</translation>
    </message>
    <message>
        <source>Your notes, tags, marks and decisions stand as they were.</source>
        <translation>أما ملاحظاتك ووسومك وعلاماتك وقراراتك فباقية كما هي.</translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read anew and keep what they have.</source>
        <translation>
            <numerusform>لم يتعذر شيء.</numerusform>
            <numerusform>تعذرت قراءة مقال واحد من جديد، فبقي ما فيه.</numerusform>
            <numerusform>تعذرت قراءة مقالين من جديد، فبقي ما فيهما.</numerusform>
            <numerusform>تعذرت قراءة %n مقالات من جديد، فبقي ما فيها.</numerusform>
            <numerusform>تعذرت قراءة %n مقالا من جديد، فبقي ما فيها.</numerusform>
            <numerusform>تعذرت قراءة %n مقال من جديد، فبقي ما فيها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Articles that are read otherwise now</source>
        <translation>مقالات تُقرأ الآن على وجه آخر</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>المقال</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>الأسماء</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>التواريخ</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>الأرقام</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>الأقوال</translation>
    </message>
    <message>
        <source>Publication date: it was {before}, it is now {after}</source>
        <translation>تاريخ النشر: كان {before}، وهو الآن {after}</translation>
    </message>
    <message>
        <source>“{words}”: it was {before}, it is now {after}</source>
        <translation>«{words}»: كانت قيمته {before}، وهي الآن {after}</translation>
    </message>
    <message>
        <source>{added} new, {removed} gone, {changed} read otherwise</source>
        <translation>جديد {added}، زال {removed}، تغيّر {changed}</translation>
    </message>
</context>
<context>
    <name>RepairDialog</name>
    <message>
        <source>Repair the text</source>
        <translation>إصلاح النص</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>كما هو</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>بعد الإصلاح</translation>
    </message>
    <message>
        <source>Use the repaired text</source>
        <translation>اعتمد النص المصلَح</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>أبقه كما هو</translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) differ.</source>
        <translation>
            <numerusform>لا يختلف أي حرف.</numerusform>
            <numerusform>يختلف حرف واحد.</numerusform>
            <numerusform>يختلف حرفان.</numerusform>
            <numerusform>تختلف %n أحرف.</numerusform>
            <numerusform>يختلف %n حرفا.</numerusform>
            <numerusform>يختلف %n حرف.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is kept as it was read; undo brings this text back.</source>
        <translation>يبقى الملف كما قُرئ، والتراجع يعيد هذا النص.</translation>
    </message>
    <message>
        <source>Put into reading order</source>
        <translation>ترتيب القراءة</translation>
    </message>
    <message>
        <source>Put into reading order, brackets the other way round</source>
        <translation>ترتيب القراءة مع عكس الأقواس</translation>
    </message>
    <message>
        <source>The bytes of this text seem to have been read in a wrong encoding.</source>
        <translation>يبدو أن هذا النص قُرئ بترميز خاطئ.</translation>
    </message>
    <message>
        <source>The letters of this text stand as on the screen, from left to right.</source>
        <translation>حروف هذا النص مخزّنة كما تُرى على الشاشة، من اليسار إلى اليمين.</translation>
    </message>
    <message>
        <source>The letters of this text are stored by their shapes.</source>
        <translation>حروف هذا النص مخزّنة بأشكالها المتصلة.</translation>
    </message>
</context>
<context>
    <name>Safekeeping</name>
    <message>
        <source>Checking the library…</source>
        <translation>جارٍ فحص المكتبة…</translation>
    </message>
    <message>
        <source>The library is backed up.</source>
        <translation>نُسخت المكتبة احتياطيا.</translation>
    </message>
    <message>
        <source>Backing the library up…</source>
        <translation>جارٍ نسخ المكتبة احتياطيا…</translation>
    </message>
    <message>
        <source>Save a copy of the library</source>
        <translation>حفظ نسخة من المكتبة</translation>
    </message>
    <message>
        <source>A copy is in «{file}».</source>
        <translation>حُفظت نسخة في «{file}».</translation>
    </message>
    <message>
        <source>Bring a library back from a file</source>
        <translation>استعادة مكتبة من ملف</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>تابع</translation>
    </message>
    <message>
        <source>Bring back the library of {when}?</source>
        <translation>أتُستعاد مكتبة {when}؟</translation>
    </message>
    <message>
        <source>Articles, notes, tags and decisions will be as they were then. What is there now is kept first.</source>
        <translation>ستعود المقالات والملاحظات والوسوم والقرارات كما كانت حينها. ويُحفظ ما هو موجود الآن أولا.</translation>
    </message>
    <message>
        <source>The library keeps the passphrase that it has now.</source>
        <translation>تبقى للمكتبة عبارة المرور التي لها الآن.</translation>
    </message>
    <message>
        <source>Your library has no passphrase, and will have none: it can be read without one.</source>
        <translation>ليس لمكتبتك عبارة مرور، ولن تكون لها: تُقرأ من دونها.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Bringing the library back…</source>
        <translation>جارٍ استعادة المكتبة…</translation>
    </message>
    <message>
        <source>The library is as it was then.</source>
        <translation>عادت المكتبة كما كانت حينها.</translation>
    </message>
    <message>
        <source>Save what can be read into a new library</source>
        <translation>حفظ ما يمكن قراءته في مكتبة جديدة</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) saved into «{file}».</source>
        <translation>
            <numerusform>لم يُحفظ أي مقال في «{file}».</numerusform>
            <numerusform>حُفظ مقال واحد في «{file}».</numerusform>
            <numerusform>حُفظ مقالان في «{file}».</numerusform>
            <numerusform>حُفظت %n مقالات في «{file}».</numerusform>
            <numerusform>حُفظ %n مقالا في «{file}».</numerusform>
            <numerusform>حُفظ %n مقال في «{file}».</numerusform>
        </translation>
    </message>
    <message>
        <source>The bin is empty already.</source>
        <translation>لا شيء في المحذوفات.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n article(s) for good?</source>
        <translation>
            <numerusform>أيُحذف %n مقال نهائيا؟</numerusform>
            <numerusform>أيُحذف المقال نهائيا؟</numerusform>
            <numerusform>أيُحذف المقالان نهائيا؟</numerusform>
            <numerusform>أتُحذف %n مقالات نهائيا؟</numerusform>
            <numerusform>أيُحذف %n مقالا نهائيا؟</numerusform>
            <numerusform>أيُحذف %n مقال نهائيا؟</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes, tags and decisions go with them. This can&apos;t be undone.</source>
        <translation>تذهب معها ملاحظاتها ووسومها وقراراتها. ولا يمكن التراجع عن ذلك.</translation>
    </message>
    <message numerus="yes">
        <source>They also go out of the %n backup(s) that Isnad keeps.</source>
        <translation>
            <numerusform>وليس في نسخ إسناد الاحتياطية شيء منها.</numerusform>
            <numerusform>وتُحذف أيضا من النسخة الاحتياطية التي يحتفظ بها إسناد.</numerusform>
            <numerusform>وتُحذف أيضا من النسختين الاحتياطيتين اللتين يحتفظ بهما إسناد.</numerusform>
            <numerusform>وتُحذف أيضا من %n نسخ احتياطية يحتفظ بها إسناد.</numerusform>
            <numerusform>وتُحذف أيضا من %n نسخة احتياطية يحتفظ بها إسناد.</numerusform>
            <numerusform>وتُحذف أيضا من %n نسخة احتياطية يحتفظ بها إسناد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies) of damaged libraries will be deleted.</source>
        <translation>
            <numerusform>لن تُحذف نسخ من مكتبات تالفة.</numerusform>
            <numerusform>وتُحذف نسخة من مكتبة تالفة.</numerusform>
            <numerusform>وتُحذف نسختان من مكتبات تالفة.</numerusform>
            <numerusform>وتُحذف %n نسخ من مكتبات تالفة.</numerusform>
            <numerusform>وتُحذف %n نسخة من مكتبات تالفة.</numerusform>
            <numerusform>وتُحذف %n نسخة من مكتبات تالفة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copies that you made yourself elsewhere stay as they are.</source>
        <translation>تبقى النسخ التي صنعتها بنفسك في أماكن أخرى كما هي.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>حذف نهائي</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) deleted for good.</source>
        <translation>
            <numerusform>لم يُحذف أي مقال.</numerusform>
            <numerusform>حُذف مقال واحد نهائيا.</numerusform>
            <numerusform>حُذف مقالان نهائيا.</numerusform>
            <numerusform>حُذفت %n مقالات نهائيا.</numerusform>
            <numerusform>حُذف %n مقالا نهائيا.</numerusform>
            <numerusform>حُذف %n مقال نهائيا.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search the library</source>
        <translation>البحث في المكتبة</translation>
    </message>
    <message>
        <source>All words must be there, in any spelling and form.
“words in quotation marks”: as they stand · -word: not this one · one OR other: either
Down shows the fields, which have an English and an Arabic name: {fields}</source>
        <translation>يجب أن ترد كل الكلمات، بأي كتابة وصيغة.
«كلمات بين علامتي تنصيص»: كما هي · -كلمة: بدونها · هذه | تلك: إحداهما
السهم الأسفل يعرض الحقول، ولكل منها اسم عربي وآخر إنجليزي: {fields}</translation>
    </message>
    <message>
        <source>Keep this search</source>
        <translation>احفظ هذا البحث</translation>
    </message>
    <message>
        <source>More than {most} matches: the newest of them, and older ones with the words in their title, stand best first; the others follow by date.</source>
        <translation>النتائج أكثر من {most}: رُتّب بحسب المطابقة أحدثُها، وما تقدّم عليه ممّا في عنوانه الكلمات، ويتبعه الباقي بحسب التاريخ.</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>لا نتائج</numerusform>
            <numerusform>نتيجة واحدة</numerusform>
            <numerusform>نتيجتان</numerusform>
            <numerusform>%n نتائج</numerusform>
            <numerusform>%n نتيجة</numerusform>
            <numerusform>%n نتيجة</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>الأحدث أولا</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>الأكثر مطابقة أولا</translation>
    </message>
    <message>
        <source>By outlet</source>
        <translation>حسب الناشر</translation>
    </message>
    <message>
        <source>Most unreviewed claims first</source>
        <translation>الأكثر أقوالا غير مراجعة أولا</translation>
    </message>
    <message>
        <source>Order of the articles</source>
        <translation>ترتيب المقالات</translation>
    </message>
</context>
<context>
    <name>SearchMenu</name>
    <message>
        <source>Keep this search</source>
        <translation>احفظ هذا البحث</translation>
    </message>
    <message>
        <source>Rename the search</source>
        <translation>إعادة تسمية البحث</translation>
    </message>
    <message>
        <source>Rename the search…</source>
        <translation>إعادة تسمية البحث…</translation>
    </message>
    <message>
        <source>Delete the search</source>
        <translation>حذف البحث</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Claims</source>
        <translation>الأقوال</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>الأرقام</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>الأسماء</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Notes and tags</source>
        <translation>الملاحظات والوسوم</translation>
    </message>
</context>
<context>
    <name>StoryWords</name>
    <message numerus="yes">
        <source>Other figures in %n copies</source>
        <translation>
            <numerusform>أرقام أخرى في نسخ</numerusform>
            <numerusform>أرقام أخرى في نسخة</numerusform>
            <numerusform>أرقام أخرى في نسختين</numerusform>
            <numerusform>أرقام أخرى في %n نسخ</numerusform>
            <numerusform>أرقام أخرى في %n نسخة</numerusform>
            <numerusform>أرقام أخرى في %n نسخة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From one source, so no independent confirmation; %n other copies:</source>
        <translation>
            <numerusform>منقول عن مصدر واحد، فلا يُعدّ تأكيدا مستقلا:</numerusform>
            <numerusform>منقول عن مصدر واحد، فلا يُعدّ تأكيدا مستقلا؛ نسخة أخرى:</numerusform>
            <numerusform>منقول عن مصدر واحد، فلا يُعدّ تأكيدا مستقلا؛ نسختان أخريان:</numerusform>
            <numerusform>منقول عن مصدر واحد، فلا يُعدّ تأكيدا مستقلا؛ %n نسخ أخرى:</numerusform>
            <numerusform>منقول عن مصدر واحد، فلا يُعدّ تأكيدا مستقلا؛ %n نسخة أخرى:</numerusform>
            <numerusform>منقول عن مصدر واحد، فلا يُعدّ تأكيدا مستقلا؛ %n نسخة أخرى:</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message numerus="yes">
        <source>In %n other copies:</source>
        <translation>
            <numerusform>في نسخ أخرى:</numerusform>
            <numerusform>في نسخة أخرى:</numerusform>
            <numerusform>في نسختين أخريين:</numerusform>
            <numerusform>في %n نسخ أخرى:</numerusform>
            <numerusform>في %n نسخة أخرى:</numerusform>
            <numerusform>في %n نسخة أخرى:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagMenu</name>
    <message>
        <source>Rename the tag…</source>
        <translation>إعادة تسمية الوسم…</translation>
    </message>
    <message>
        <source>New tag below…</source>
        <translation>وسم جديد تحته…</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>دمج في…</translation>
    </message>
    <message>
        <source>Move to the top</source>
        <translation>نقل إلى الأعلى</translation>
    </message>
    <message>
        <source>Delete the tag and those below it everywhere</source>
        <translation>حذف الوسم وما تحته في كل مكان</translation>
    </message>
    <message>
        <source>Delete the tag everywhere</source>
        <translation>حذف الوسم في كل مكان</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
    <message>
        <source>That of the tag above</source>
        <translation>لون الوسم الأعلى</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>بلا لون</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>أحمر</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>كهرماني</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>أخضر</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>فيروزي</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>أزرق</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>بنفسجي</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>وردي</translation>
    </message>
    <message>
        <source>Rename the tag</source>
        <translation>إعادة تسمية الوسم</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>الاسم الجديد</translation>
    </message>
    <message>
        <source>Name of the tag below «{tag}»</source>
        <translation>اسم الوسم تحت «{tag}»</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>وسم جديد</translation>
    </message>
    <message>
        <source>Name («above/below» makes both)</source>
        <translation>الاسم (يصنع «أعلى/أدنى» الوسمين معا)</translation>
    </message>
    <message>
        <source>All that has «{tag}» gets this tag instead:</source>
        <translation>كل ما عليه «{tag}» يأخذ هذا الوسم بدلا منه:</translation>
    </message>
    <message>
        <source>Merge the tag</source>
        <translation>دمج الوسم</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>Add a tag, then Enter</source>
        <translation>أضف وسما ثم اضغط Enter</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>وسم جديد</translation>
    </message>
    <message>
        <source>Take this tag off</source>
        <translation>نزع هذا الوسم</translation>
    </message>
</context>
<context>
    <name>TagTree</name>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>On</source>
        <translation>مباشرةً</translation>
    </message>
    <message>
        <source>With those below</source>
        <translation>مع ما تحته</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Filter tags</source>
        <translation>تصفية الوسوم</translation>
    </message>
    <message>
        <source>No tags yet</source>
        <translation>لا وسوم بعد</translation>
    </message>
    <message>
        <source>Press T on words, a claim or an article to tag them. «war/raids» is a tag below another one.</source>
        <translation>اضغط T على كلمات أو قول أو مقال لوسمها. «حرب/غارات» وسم تحت وسم.</translation>
    </message>
    <message>
        <source>New tag…</source>
        <translation>وسم جديد…</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة تسمية</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>دمج في…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Drag a tag onto another one to put it below. F2 renames; every change can be undone.</source>
        <translation>اسحب وسما إلى آخر لتضعه تحته. F2 يغيّر الاسم؛ وكل تغيير يمكن التراجع عنه.</translation>
    </message>
</context>
<context>
    <name>TextRepair</name>
    <message>
        <source>The text of this article seems damaged. It can be repaired.</source>
        <translation>يبدو نص هذا المقال تالفا، ويمكن إصلاحه.</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>قارن…</translation>
    </message>
</context>
<context>
    <name>TheirPassphraseDialog</name>
    <message>
        <source>Passphrase</source>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>The library «{file}» is encrypted.</source>
        <translation>المكتبة «{file}» مشفّرة.</translation>
    </message>
    <message>
        <source>Its passphrase</source>
        <translation>عبارة مرورها</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>ضم</translation>
    </message>
    <message>
        <source>This passphrase doesn&apos;t open the library. Nothing was changed.</source>
        <translation>هذه العبارة لا تفتح المكتبة. لم يتغير شيء.</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>&amp;Undo: {verb}</source>
        <translation>&amp;تراجع عن: {verb}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;تراجع</translation>
    </message>
    <message>
        <source>&amp;Redo: {verb}</source>
        <translation>&amp;إعادة: {verb}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>إ&amp;عادة</translation>
    </message>
    <message>
        <source>Undone: {verb}</source>
        <translation>تم التراجع عن: {verb}</translation>
    </message>
    <message>
        <source>Done again: {verb}</source>
        <translation>أعيد: {verb}</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Your library is locked</source>
        <translation>مكتبتك مقفلة</translation>
    </message>
    <message>
        <source>Library: {path}</source>
        <translation>المكتبة: {path}</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>Keep it in this computer&apos;s keyring, and don&apos;t ask here again</source>
        <translation>احفظها في حافظة أسرار هذا الحاسوب، ولا تسأل عنها هنا ثانية</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>افتح القفل</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>أنهِ البرنامج</translation>
    </message>
    <message>
        <source>Files are still being read ({done} of {total}). Once they are, the library closes as well.</source>
        <translation>ما زالت ملفات تُقرأ ({done} من {total})، وعند انتهائها تُغلق المكتبة أيضا.</translation>
    </message>
    <message>
        <source>This passphrase doesn&apos;t open the library. Nothing was changed.</source>
        <translation>عبارة المرور هذه لا تفتح المكتبة. لم يتغيّر شيء.</translation>
    </message>
</context>
<context>
    <name>UpgradeStrip</name>
    <message>
        <source>The library is being brought up to date, step {step} of {steps}: {done} of {total} articles</source>
        <translation>تُحدَّث المكتبة، الخطوة {step} من {steps}: {done} من {total} من المقالات</translation>
    </message>
</context>
<context>
    <name>Verbs</name>
    <message numerus="yes">
        <source>&amp;Delete %n article(s)</source>
        <translation>
            <numerusform>&amp;حذف %n مقال</numerusform>
            <numerusform>&amp;حذف المقال</numerusform>
            <numerusform>&amp;حذف المقالين</numerusform>
            <numerusform>&amp;حذف %n مقالات</numerusform>
            <numerusform>&amp;حذف %n مقالا</numerusform>
            <numerusform>&amp;حذف %n مقال</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Restore %n article(s) from the bin</source>
        <translation>
            <numerusform>ا&amp;ستعادة %n مقال من المحذوفات</numerusform>
            <numerusform>ا&amp;ستعادة المقال من المحذوفات</numerusform>
            <numerusform>ا&amp;ستعادة المقالين من المحذوفات</numerusform>
            <numerusform>ا&amp;ستعادة %n مقالات من المحذوفات</numerusform>
            <numerusform>ا&amp;ستعادة %n مقالا من المحذوفات</numerusform>
            <numerusform>ا&amp;ستعادة %n مقال من المحذوفات</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n article(s) for &amp;good…</source>
        <translation>
            <numerusform>حذف %n مقال ن&amp;هائيا…</numerusform>
            <numerusform>حذف المقال ن&amp;هائيا…</numerusform>
            <numerusform>حذف المقالين ن&amp;هائيا…</numerusform>
            <numerusform>حذف %n مقالات ن&amp;هائيا…</numerusform>
            <numerusform>حذف %n مقالا ن&amp;هائيا…</numerusform>
            <numerusform>حذف %n مقال ن&amp;هائيا…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) moved to the bin. Ctrl+Z brings them back.</source>
        <translation>
            <numerusform>لم يُنقل شيء إلى المحذوفات.</numerusform>
            <numerusform>نُقل المقال إلى المحذوفات. يعيده Ctrl+Z.</numerusform>
            <numerusform>نُقل المقالان إلى المحذوفات. يعيدهما Ctrl+Z.</numerusform>
            <numerusform>نُقلت %n مقالات إلى المحذوفات. يعيدها Ctrl+Z.</numerusform>
            <numerusform>نُقل %n مقالا إلى المحذوفات. يعيدها Ctrl+Z.</numerusform>
            <numerusform>نُقل %n مقال إلى المحذوفات. يعيدها Ctrl+Z.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WatchedFoldersDialog</name>
    <message>
        <source>Watched folders</source>
        <translation>المجلدات المراقَبة</translation>
    </message>
    <message>
        <source>What is put into these folders, or below them, comes into your library while Isnad is open.</source>
        <translation>ما يوضع في هذه المجلدات أو ما تحتها يدخل مكتبتك ما دام «إسناد» مفتوحا.</translation>
    </message>
    <message>
        <source>No folder is watched</source>
        <translation>لا مجلد مراقَبا</translation>
    </message>
    <message>
        <source>Add the folder where you save articles: what you put there is then added by itself.</source>
        <translation>أضف المجلد الذي تحفظ فيه المقالات، فيُضاف ما تضعه فيه تلقائيا.</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>أضف مجلدا…</translation>
    </message>
    <message>
        <source>Watch no longer</source>
        <translation>أوقف المراقبة</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>مراقبة مجلد</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>No article is open</source>
        <translation>لا مقال مفتوح</translation>
    </message>
    <message>
        <source>Open files (Ctrl+O), drop them here, or paste an article (Ctrl+V).</source>
        <translation>افتح ملفات (Ctrl+O) أو أفلتها هنا أو الصق مقالا (Ctrl+V).</translation>
    </message>
</context>
</TS>
