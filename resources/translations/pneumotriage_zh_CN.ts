<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>&amp;Copy the versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Intended use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About PneumoTriage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each model can be trusted, on which films that was measured, and its limits stand in its card under Models → Manage models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no medical device, and no finding rests on it. The models learned from children of one to five years at one hospital. Films of anyone else are out of their scope and are marked so where the program can tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this computer, and the films are never altered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packages and their licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PneumoTriage itself is licensed under Apache-2.0. Qt and PySide6 are used under LGPL-3.0, as libraries that may be replaced. Choose a package to read its licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PneumoTriage proposes in which order a radiologist reads frontal chest radiographs of children, likely pneumonia first. It marks and sorts; it hides nothing and takes no film out. Every film is still to be read by a physician.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This package brings no text of its licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PneumoTriage {v}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About PneumoTriage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Blind first read: scores hidden until your verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Continue the last session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy file paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter by a column…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep this film beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep this window as my own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Last film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Manage models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mark to find again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Maximise film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Measure a distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Normal, and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;One to one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overlays of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pneumonia, and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reader…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Research mode: where the model looked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Saliency map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search the worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sessions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take the last verdict back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Texts on the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Two readers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unread first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unsure, and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Watch these folders for new films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What the model saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;gree with the model, and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+left drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films of a &amp;patient together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip &amp;horizontally</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip &amp;vertically</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag while measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ma&amp;gnifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure an an&amp;gle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle drag, Shift+left drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;ote on this film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next unread f&amp;lagged film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not rea&amp;dable, and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous unread fla&amp;gged film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;sample study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient &amp;identifiers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put tools &amp;away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;eset view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right drag, Ctrl+wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate &amp;left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate &amp;right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary of the r&amp;eading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window &amp;1 (the file&apos;s own)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window &amp;2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window &amp;3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window &amp;4 (your own, if kept)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows of the &amp;film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;both together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom i&amp;n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a distance or an angle; its ends can be moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>maximise or restore the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>previous or next film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window from a region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window width (across) and level (down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BesidePane</name>
    <message>
        <source>BESIDE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another film…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading film…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other film of this patient is open.
Choose any film with the magnifying glass above,
or keep a film here (Shift+C) and go on in the worklist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show one film only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom both together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beside</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message>
        <source>(default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Golden films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the weights are stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manifest (SHA-256)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured on {data}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modalities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative predictive value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX against Keras</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all films it flags {rates}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operating points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Population</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positive predictive value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROC AUC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlike the training films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {d:.1e} apart on {n} films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tells; {share} false alarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold {t:.3f}; sensitivity {a}, specificity {b}, on {data}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{a} normal, {b} pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n}, {share} of them pneumonia; operating point “{point}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} ({low}–{high}) where {prevalence} have pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source> (+{n} at the same place)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys go from place to place, Enter shows the films. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image (PNG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the place means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write this chart, or its data, to a file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChecksText</name>
    <message>
        <source>Failed: this file cannot become active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed: this file may become active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Choosers</name>
    <message>
        <source>Flagged by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of {n} models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one model is loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operating point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set for this machine by its administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which models must flag a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose threshold moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as leading model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnFilterDialog</name>
    <message>
        <source>A date is written YYYY-MM-DD, such as 2026-03-01</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number is wanted, such as 0.5; leave a field empty for no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films that say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by “{column}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfusionCard</name>
    <message>
        <source>Confusion matrix of {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line of {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{films}: show them in the worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} {films}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>&amp;Copy the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open the log&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An error in the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside PneumoTriage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdicts that were given are kept, and findings shown so far are not affected. Open the folder again to be sure that it is complete. The details hold no patient&apos;s data and may be passed on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoubleReadingDialog</name>
    <message>
        <source>Both have decided {both} films: {agreed} the same, {n} otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two readers. Who reads second gives their own name under “Reader”; they see their own verdicts only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa {value:.2f} ({level:.0%}: {low:.2f} to {high:.2f})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films by both decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the two agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {first}: {n} films · only {second}: {m} films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as another reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as another reader…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle {n} disagreements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settled: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two readers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>1  Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2  Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3  Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DICOM, JPEG, PNG, TIFF and BMP are read, with all sub-folders, from CDs and ZIP files too. Films are scored on this computer only, and every image is accounted for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder of chest films here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each verdict is kept at once: close at any time and go on at the same film. {export} exports worklist, reports and DICOM. {keys} shows all keys, {settings} the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likely pneumonia comes first; nothing is hidden. {agree} agrees with the model and goes on. Or say it: {pneumonia} pneumonia · {normal} normal · {unsure} unsure · {not_readable} not readable. {undo} takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvaluationBoard</name>
    <message>
        <source>About the models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts and matrices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusion matrices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences of the models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrices, differences and models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metrics of the models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operating point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operating point:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExpectedFigures</name>
    <message>
        <source>As among the films of the model card. Set the share that you expect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected prevalence of pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NPV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PPV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of normal films among those not flagged, at this prevalence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of pneumonias among the flagged films, at this prevalence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the normal films that are not flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the pneumonias that are flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of pneumonia that you expect among your films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to expect of the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at prevalence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the card’s prevalence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>A new folder for the PACS: a structured report (TID 1500) for each film that came as DICOM, and a capture as a series of its own where the overlay is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new folder with a report for each film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts, what was read, where reader and model agree and differ, the films not yet read, and the versions of software and models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DICOM SR and Secondary Capture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films with a verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flagged films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One record for each image, with software, models and counts. For programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row for each image, with a second sheet on software, models and counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row for each image: score, flag, warnings and verdict. For spreadsheets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report of the session, PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report of this film, PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports of films, PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The film that is shown now: scores, reasons, warnings and verdicts on one page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worklist, CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worklist, Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worklist, JSON</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n film(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being called off…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films are still being read: only those found so far are exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was called off. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What could not be exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written, {how_much}: {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} written…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>&amp;Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;De-identified (recommended)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder of this name stands there. Name a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also the readers&apos; &amp;notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also where the &amp;leading model looked (research)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where to write it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films are called by a running number and the first digits of their content&apos;s hash, by which whoever holds a film finds it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the place in full, from the drive or root on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names, numbers, dates and file names of the patients are kept. Share it only with those who may know them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No film is shown. Choose one in the worklist first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where it shall be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is something in this place already. Name a new or an empty folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file exists already and would be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to write it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who the patients are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With &amp;patient, study and file names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write &amp;to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilmCanvas</name>
    <message>
        <source>Film</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilmChooser</name>
    <message>
        <source>Choose a film to hang beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hang beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by name, date or view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search films</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilmMessage</name>
    <message>
        <source>Unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilmPanel</name>
    <message>
        <source>Film viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading film…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No film is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>READING</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilmWiring</name>
    <message>
        <source>Windows of the film</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Blind first read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters, order and columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read or unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search and filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unread only ({n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all} films</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FolderBoard</name>
    <message>
        <source>Agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement of every two models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement of the models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts and tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films flagged at each operating point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films with the scores of all models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder is open, or none of its films is in scope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only films they do not all decide alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the {n} films they disagree on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The films are being read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These films against the cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>films on which the models disagree</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Copy the table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupChips</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show: {group}, {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyModel</name>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worklist and film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} (changed)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyPage</name>
    <message>
        <source>&amp;Default key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Give this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All &amp;defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An action may have several keys. No key has two actions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for an action or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is its key already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is the key of “{other}”, which would lose it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys can be changed under File → Settings → Keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse on the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While reading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelledBoard</name>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a CSV file with one line a film: a column file, path or sha256, and a column label that says pneumonia or normal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels from:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the labels…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reckoning the intervals…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to know when reading the figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the labels come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names of the sub-folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the readers&apos; verdicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what two readers agreed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{table}…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaboratoryBoard</name>
    <message>
        <source>Against the other models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys move it by 0.001, Page keys by 0.05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts and figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected pneumonia:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures, other models and the site&apos;s points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a point…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to an operating point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model whose threshold is moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as the site&apos;s point…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of pneumonia among the films to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The laboratory needs labelled films: open a folder, and choose where its labels come from on the page “This folder, labelled”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The moved threshold and the one in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The site&apos;s operating points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The site&apos;s points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw the point</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leading model and device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leading model: {title} {version} · operating point “{point}” ≥ {value:.3f} · on {device} ({reason}) · {n} models loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No models loaded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The films are read with the default of each model&apos;s card instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strange films are known by header and coarse shapes alone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeasuringWork</name>
    <message>
        <source>No folder is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The films are being read…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recent folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fi&amp;lm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as in the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by acquisition date, oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by priority, likely pneumonia first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsBoard</name>
    <message>
        <source>Evaluation set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures on:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure speed on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What these films are</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Activate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card and checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking and activating…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classify the open folder again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List and card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Verify to check the file: format, card, input, outputs, golden films.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the cards…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolling back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is going on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name of the reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who reads?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name stands with each of your verdicts, in the log on this computer. A second reader gives another name and sees their own verdicts only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NarrowBar</name>
    <message>
        <source>Films the list is narrowed to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only: {title} ({n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they have in common</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action} the notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaneLabel</name>
    <message>
        <source>Which film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose film it is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count of the images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is going on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingDesk</name>
    <message>
        <source>Blind first read: give your own verdict first, with A, D, U or X</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model speaks for this film: decide yourself, with A, D, U or X</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle a disagreement with A, D, U or X</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scores of these films were in sight: they are hidden now, but your verdicts on these films will not count as blind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two readers do not disagree on this film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} films are selected; a verdict is for one film. Press Esc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>All disagreements shown here are settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOT SAVED: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worklist and film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disagreements of {first} and {second}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} unread films are not shown: clear the filters to see them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResearchBar</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model whose map is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity in per cent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research: asking the model where it looked…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research: not validated. A map shows what moved the score, no finding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch research on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the model looked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the model looked is research and is switched off: such maps are not validated and must not change a reading.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoomWiring</name>
    <message>
        <source>&amp;Continue “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model says otherwise</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavePointDialog</name>
    <message>
        <source>Chosen by:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag by it from now on, the open films too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept for good. No patient&apos;s name, please.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On which films:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as the site&apos;s operating point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why (optional):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as: our ward</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreLandscape</name>
    <message>
        <source>Scores of the films in scope</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreStrip</name>
    <message>
        <source>Also: {scores}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of {n} models · threshold ≥ {value:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model, operating point and device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of: {scores}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score of the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on {device}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Screening</name>
    <message>
        <source>a colour photograph or screenshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a lateral view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a screenshot or page with a film on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>age outside the population the model was made for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an oblique or decubitus view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another one is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blank or nearly uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crop the image to the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not look like a frontal chest film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export each film by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export it again without inversion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export it at full size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export it upright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export it with its full range of grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export it without stretching or cropping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if it shows a chest, have the body part corrected in the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>large parts are pure white or pure black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>much wider or taller than a chest film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a chest film by its header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a radiograph by its modality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probably inverted: lungs bright, bones dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probably more than one film on one image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probably upside down or on its side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see which of the two the film shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shows the same film as another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stored in colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file&apos;s own window shows it blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header names a chest and another part of the body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too few pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlike the films the model was trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use the film itself from the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wide borders around the film</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionsDialog</name>
    <message>
        <source>A tick watches a folder: films that arrive there are read while you go on. Deleting a session deletes neither films nor verdicts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the new session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders of the session; a tick watches one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Chosen by the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark reading room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark suits a reading room with its lights down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From which probability on a film is flagged, by its name in the models&apos; cards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In per cent of the system&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blind first read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How they decide together whether a film is flagged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It rules order and flags, alone or together with the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leading model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models and device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than half of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operating point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research mode: show where a model looked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saliency maps are not validated and may mislead. The unaltered film is always one key away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores stay hidden until you have given your verdict; the order of the two is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The default of each model&apos;s card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fastest device there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The leading model alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean of their probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the models run. A device that is not there is told of, never replaced quietly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name, as it stands with your verdicts.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDesk</name>
    <message>
        <source>&amp;Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the films again?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores and order stay as they are until they are read again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The films that are open were read with the settings before.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Defaults of this &amp;page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Fixed by the administrator of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes effect when films are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes effect when the program is started again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SiteDesk</name>
    <message>
        <source>{title} {version} flags from {at:.4f} on. The point belongs to this version alone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>{device} – not on this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StorageText</name>
    <message>
        <source>8-bit integers, computed in integers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8-bit integers, {times} × as fast on a CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROC AUC changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by less than {n:.4f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {change}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {mean} on average, by {most} at most, on {n} films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half precision (16 bit), computed in single precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than {n:.4f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>single precision (32 bit)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same network in single precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{change} on {data}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ratio:.2f} × as fast, {batch} films at once on {threads} threads of {cpu}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryDialog</name>
    <message>
        <source>Against the leading model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {films} films are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that cannot be read at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given blind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not held against it (unsure, not readable, no flag)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the {n} films where the model says otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary of the reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in front of a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same on {n} of {held} films, other on {differing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:.1f} s (median)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{read} of {films} films read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triage</name>
    <message>
        <source>Flags wherever all {n} models reach the threshold, and never where none does. The mean is not calibrated; its threshold starts at the leading model’s and was measured on no films.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leading model alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model card, {data}. In brackets 95 % intervals (Wilson, Mercaldo), for films of the same kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No card says how the models err together, so these are bounds;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No films in scope yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One flag of {n} is enough: at least as sensitive as the most sensitive model, at most as specific as the least specific one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cards measure the models on different films and allow no bounds on what they do together;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The threshold lies between two points of its curve, hence the spans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as many as at {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any one model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {films} films with {ill} pneumonias: {flagged} flagged, {missed} missed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least {needed} of {n} models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>between {least:.2f} and {most:.2f}, 95 % interval {low:.2f} to {high:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flagged by none of {n} models ({needed} needed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flagged by only {votes} of {n} models ({needed} needed): {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flagged by {votes} of {n} models ({needed} needed): {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flagged by: {rule}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of {n} models ≥ {value:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on films with known labels, Compare models counts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mean of {n} models is {score}, at or above {threshold}, a threshold that was measured on no films: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mean of {n} models is {score}, below {threshold}, a threshold that was measured on no films: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{least:.2f}, 95 % interval {low:.2f} to {high:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} ≥ {value:.3f} (this site)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{needed} of {n} must flag: a miss or a false alarm of a single model is outvoted, one that models share is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} fewer than at {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} more than at {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sign} {flagged} of {films} films in scope flagged ({share})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sign} {flagged} of {films} films in scope would be flagged ({share})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} gives {score}, at or above the threshold {threshold} ({name})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} gives {score}, below the threshold {threshold} ({name})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} {score} ≥ {threshold} ({name})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} ≥ {value:.3f} ({name})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TriageBody</name>
    <message>
        <source>Back to {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold, in thousandths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the policy means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to expect, in films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the figures come from</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TriageHead</name>
    <message>
        <source>Flagged films, and by what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models disagree: {n} films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only films that some models flag and others do not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show threshold, policy and what to expect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≠ Models disagree {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TriageStrip</name>
    <message>
        <source>Triage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the leading model’s threshold</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree: {decision}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on this film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on this film; Enter keeps it, Esc drops it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader: {name}; change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder, labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold laboratory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WatchLabel</name>
    <message>
        <source>OUT OF REACH: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching {n} folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will watch once all films are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} arrived, last {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} not complete yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowChoice</name>
    <message>
        <source>my own</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source> (turned scale)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ({out} out of scope left out)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+{n:.2g} for pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, more to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 image found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 other file passed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 overlay in the file (O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 − specificity (false flags among normal films)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % band of {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accession {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age at acquisition, from the DICOM header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement beyond chance, 95 % interval; words after Landis and Koch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {m} models decide the same on {same} of {n} films ({share})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another share of pneumonia alone shifts the curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As far as the cards&apos; ROC curves know the scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the trainer logged it, epoch by epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average precision: area under the precision-recall curve; the share of pneumonia is chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bootstrap by patient: patients have several films here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Born {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrated pieces cross the dotted line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caution: not all models were measured on the very same films.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a film to see it in the worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to see the films that count here in the worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cohen’s κ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of acquisition, from the DICOM header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DeLong&apos;s paired test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dotted: flagging everything; band: 95 %, of the first model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dotted: the best that an order could do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films read, highest score first (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films that only the first one flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films that only the second one flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films unlike training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First minus second, with its 95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fleiss’ κ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For prioritisation only. Not for diagnostic use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the cards&apos; ROC curves; dotted: flagging everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {at:.3f} on. The interval allows for choosing it on these films.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest minus lowest score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the loaded models flag the film, each by its own threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often a pneumonia scores higher than a normal film; 0.5 is chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inverted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot tell films unlike its training films.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger marks hold more films; whiskers: 95 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest distance of the shares {d:.3f}, at score {at:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning: {figure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss on held-out patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss on the training films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks: each model&apos;s default operating point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks: the thresholds in force; band: 95 %, of the first model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean gap between score and observed share; 0 is best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean squared distance of score and truth; 0 is best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NPV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the file and, beneath it, what to know about the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net benefit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No film may be flagged for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OTHER PATIENT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One share held fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operating point of the figures that need one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of scope · not ranked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of scope, so neither flagged nor ranked: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PPV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PR AUC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place in the order of priority; out of scope and unreadable films have none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pneumonias found (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pneumonias found for nothing, per film; higher is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision (PPV among these films)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RESEARCH · where {model} looked ({method}) · no finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROC AUC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROC AUC on held-out patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROC AUC on the second split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read and unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading in the proposed order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall (sensitivity)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score of {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score; {sign} flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores are hidden until your verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores of normals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores of pneumonias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores of {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity at
specificity {share:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of all films decided rightly, among these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of all these films that is flagged: the workload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the films at or above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the films that both decide alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the flagged films that shows pneumonia, among these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the normal films that is not flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the pneumonias that is flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the unflagged films that is normal, among these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share that shows pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specificity at
sensitivity {share:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file names no patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The film at its default window; sorts and filters by its size in megapixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s card is not at hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network alone in batches of {n}, without reading and decoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These films against those of its card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the models that the charts shall show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unread only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upright: the threshold in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View position, from the DICOM header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WHAT THE MODEL SAW · {w} × {h} pixels · default window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the screening noticed about the film, or why it cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own verdict; nobody else&apos;s is shown here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {n} hours left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {n} minutes left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {n} seconds left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an order that knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as filed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as in the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at detector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the detector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by acquisition date, oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by priority, likely pneumonia first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by “{column}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by “{column}”, backwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by “{column}”, largest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by “{column}”, smallest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {share} pneumonia: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brier
score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration
error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards hold no scores of single films, so the two areas are compared as if measured on different films. That is cautious: on the same films p is smaller. Open labelled films for an exact comparison.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions on the same films (McNemar)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First minus second, with its 95 % interval; a click shows the films that only one of them decides rightly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flagged as the models decide together; how they do stands under Triage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flagged: the workload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {at:.3f} on: {name} {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force ≥ {at:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intervals by patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved ≥ {at:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NPV among these films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net benefit at this threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On which films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operating point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PPV among these films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pneumonias missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability of pneumonia by the leading model, or the mean of all where it rules; the mark on the bar is its threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROC AUC, cautiously from the cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle: {first} says {one}, {second} says {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upright: the moved threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upright: the threshold; hatched: pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your verdict: {decision}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dark parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>different decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each model&apos;s default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>false alarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>films of a patient together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flag every film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flag no film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flagging everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grey {value} of {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no operating point of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the logit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input {value} of 255</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>modality value {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>models disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved to ≥ {now:.3f}; in force ≥ {before:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no evidence
of a difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normals not flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured on these films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of unknown basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>operating point “{name}” ≥ {value:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of scope {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>patient not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pneumonias flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pneumonias missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>robust percentiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score as observed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scored {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scores are hidden until your verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>single precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>specificity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tells; {share} false alarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model says otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network’s own map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thresholds in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to come {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undefined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unread first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unreadable {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is missed when a part is covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bits} bit · {format}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} films read, counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {found} films read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{film}: {first} {a:.3f}, {second} {b:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} against {second}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} alone is right on {a}, {second} alone on {b} (McNemar, exact). A click shows the films that only the one with more decides rightly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{k} of {n}, {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}
is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} contradict themselves and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} films measured: {ill} with pneumonia, {well} normal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● same decision {same}, ■ different {differ}; dotted: thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{flags}/{models} flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} against its test films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} at “{point}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} from {at:.3f} on flags {n} films; sensitivity {sens}, specificity {spec}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} over the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}: {n} films scored {low:.1f} to {high:.1f}, {share} of them pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}: {share} of the pneumonias in the first {n} films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:.0f} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:.0f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:.1f} films/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:.1f} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:.1f} mm at detector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{normal} normal, {ill} pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} cm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} films in scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} films scored {low:.2f} to {high:.2f} by {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} films, SHA-256 {sha}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} films, {kind}, scored {low:.2f} to {high:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} films, {share} of them pneumonia; at “{point}” ≥ {at:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} films/s on {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} have no label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} images found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} mo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} newly flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} no longer flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} other files passed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} overlays in the file (O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{point}: the card states no counts on these films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of these films score {at:.2f} or more with {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{side} (mirrored)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value:.4f}; {level:.0f} % interval {low:.4f}–{high:.4f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why}: still counting those not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why}: {n} not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{w} × {h} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” ≥ {value:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−{n:.2g} against it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorklistHeader</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorklistPane</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters, order and columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort, largest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort, smallest first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorklistView</name>
    <message>
        <source>Worklist</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>PneumoTriage cannot start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
