<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Arrivals</name>
    <message numerus="yes">
        <source>%n file(s) are not imported yet.</source>
        <translation>
            <numerusform>%n file is not imported yet.</numerusform>
            <numerusform>%n files are not imported yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be imported.</source>
        <translation>
            <numerusform>%n file could not be imported.</numerusform>
            <numerusform>%n files could not be imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new article(s)</source>
        <translation>
            <numerusform>%n new article</numerusform>
            <numerusform>%n new articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticleDelegate</name>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangedText</name>
    <message numerus="yes">
        <source>%n mark(s) moved along.</source>
        <translation>
            <numerusform>%n mark moved along.</numerusform>
            <numerusform>%n marks moved along.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) lost their place: see the notes panel.</source>
        <translation>
            <numerusform>%n mark lost its place: see the notes panel.</numerusform>
            <numerusform>%n marks lost their places: see the notes panel.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>the %n selected article(s)</source>
        <translation>
            <numerusform>the %n selected article</numerusform>
            <numerusform>the %n selected articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the list as it is shown: %n article(s)</source>
        <translation>
            <numerusform>the list as it is shown: %n article</numerusform>
            <numerusform>the list as it is shown: %n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailuresDialog</name>
    <message numerus="yes">
        <source>%n file(s) could not be imported</source>
        <translation>
            <numerusform>%n file could not be imported</numerusform>
            <numerusform>%n files could not be imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n article(s) were read by an older version of Isnad.</source>
        <translation>
            <numerusform>%n article was read by an older version of Isnad.</numerusform>
            <numerusform>%n articles were read by an older version of Isnad.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergedDialog</name>
    <message numerus="yes">
        <source>%n article(s) added</source>
        <translation>
            <numerusform>%n article added</numerusform>
            <numerusform>%n articles added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) of it were here already.</source>
        <translation>
            <numerusform>%n article of it was here already.</numerusform>
            <numerusform>%n articles of it were here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>%n highlight</numerusform>
            <numerusform>%n highlights</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new tag(s)</source>
        <translation>
            <numerusform>%n new tag</numerusform>
            <numerusform>%n new tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>%n claim</numerusform>
            <numerusform>%n claims</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message numerus="yes">
        <source>and %n earlier message(s)</source>
        <translation>
            <numerusform>and %n earlier message</numerusform>
            <numerusform>and %n earlier messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message numerus="yes">
        <source>Take at least %n letter(s): several words that don&apos;t belong together are best.</source>
        <translation>
            <numerusform>Take at least %n letter: several words that don&apos;t belong together are best.</numerusform>
            <numerusform>Take at least %n letters: several words that don&apos;t belong together are best.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done. %n backup(s) could not be encrypted and were deleted.</source>
        <translation>
            <numerusform>Done. %n backup could not be encrypted and was deleted.</numerusform>
            <numerusform>Done. %n backups could not be encrypted and were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>After %n minute</numerusform>
            <numerusform>After %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Patience</name>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Try again in %n second.</numerusform>
            <numerusform>Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about a minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>about an hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProtectionChoice</name>
    <message numerus="yes">
        <source>Take at least %n letter(s): several words that don&apos;t belong together are best.</source>
        <translation>
            <numerusform>Take at least %n letter: several words that don&apos;t belong together are best.</numerusform>
            <numerusform>Take at least %n letters: several words that don&apos;t belong together are best.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RenewalDialog</name>
    <message numerus="yes">
        <source>%n article(s) read anew</source>
        <translation>
            <numerusform>%n article read anew</numerusform>
            <numerusform>%n articles read anew</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are read otherwise now.</source>
        <translation>
            <numerusform>%n of them is read otherwise now.</numerusform>
            <numerusform>%n of them are read otherwise now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read anew and keep what they have.</source>
        <translation>
            <numerusform>%n could not be read anew and keeps what it has.</numerusform>
            <numerusform>%n could not be read anew and keep what they have.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepairDialog</name>
    <message numerus="yes">
        <source>%n letter(s) differ.</source>
        <translation>
            <numerusform>%n letter differs.</numerusform>
            <numerusform>%n letters differ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Safekeeping</name>
    <message numerus="yes">
        <source>%n article(s) saved into «{file}».</source>
        <translation>
            <numerusform>%n article saved into «{file}».</numerusform>
            <numerusform>%n articles saved into «{file}».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n article(s) for good?</source>
        <translation>
            <numerusform>Delete %n article for good?</numerusform>
            <numerusform>Delete %n articles for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They also go out of the %n backup(s) that Isnad keeps.</source>
        <translation>
            <numerusform>They also go out of the %n backup that Isnad keeps.</numerusform>
            <numerusform>They also go out of the %n backups that Isnad keeps.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies) of damaged libraries will be deleted.</source>
        <translation>
            <numerusform>%n copy of damaged libraries will be deleted.</numerusform>
            <numerusform>%n copies of damaged libraries will be deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) deleted for good.</source>
        <translation>
            <numerusform>%n article deleted for good.</numerusform>
            <numerusform>%n articles deleted for good.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StoryWords</name>
    <message numerus="yes">
        <source>Other figures in %n copies</source>
        <translation>
            <numerusform>Other figures in %n copy</numerusform>
            <numerusform>Other figures in %n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From one source, so no independent confirmation; %n other copies:</source>
        <translation>
            <numerusform>From one source, so no independent confirmation; %n other copy:</numerusform>
            <numerusform>From one source, so no independent confirmation; %n other copies:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n other copies:</source>
        <translation>
            <numerusform>In %n other copy:</numerusform>
            <numerusform>In %n other copies:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Verbs</name>
    <message numerus="yes">
        <source>&amp;Delete %n article(s)</source>
        <translation>
            <numerusform>&amp;Delete %n article</numerusform>
            <numerusform>&amp;Delete %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Restore %n article(s) from the bin</source>
        <translation>
            <numerusform>&amp;Restore %n article from the bin</numerusform>
            <numerusform>&amp;Restore %n articles from the bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n article(s) for &amp;good…</source>
        <translation>
            <numerusform>Delete %n article for &amp;good…</numerusform>
            <numerusform>Delete %n articles for &amp;good…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) moved to the bin. Ctrl+Z brings them back.</source>
        <translation>
            <numerusform>%n article moved to the bin. Ctrl+Z brings it back.</numerusform>
            <numerusform>%n articles moved to the bin. Ctrl+Z brings them back.</numerusform>
        </translation>
    </message>
</context>
</TS>
