<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>&amp;Copy the versions</source>
        <translation>复制版本信息(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Intended use</source>
        <translation>预期用途(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>许可证(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>版本(&amp;V)</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>About PneumoTriage</source>
        <translation>关于 PneumoTriage</translation>
    </message>
    <message>
        <source>How far each model can be trusted, on which films that was measured, and its limits stand in its card under Models → Manage models.</source>
        <translation>每个模型的可信程度、在哪些胸片上测得及其局限，均写在“模型 → 管理模型”中的模型卡里。</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>预期用途</translation>
    </message>
    <message>
        <source>It is no medical device, and no finding rests on it. The models learned from children of one to five years at one hospital. Films of anyone else are out of their scope and are marked so where the program can tell.</source>
        <translation>本程序不是医疗器械，任何诊断所见均不得以其为依据。模型由一家医院一至五岁儿童的胸片训练而成；其他人群的胸片超出其适用范围，程序能够识别时会予以标明。</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Nothing leaves this computer, and the films are never altered.</source>
        <translation>任何数据都不会离开本机，原始胸片绝不会被改动。</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>软件包</translation>
    </message>
    <message>
        <source>Packages and their licences</source>
        <translation>软件包及其许可证</translation>
    </message>
    <message>
        <source>PneumoTriage itself is licensed under Apache-2.0. Qt and PySide6 are used under LGPL-3.0, as libraries that may be replaced. Choose a package to read its licence.</source>
        <translation>PneumoTriage 本身采用 Apache-2.0 许可证。Qt 和 PySide6 以可替换的库的形式、依据 LGPL-3.0 使用。选择一个软件包即可阅读其许可证。</translation>
    </message>
    <message>
        <source>PneumoTriage proposes in which order a radiologist reads frontal chest radiographs of children, likely pneumonia first. It marks and sorts; it hides nothing and takes no film out. Every film is still to be read by a physician.</source>
        <translation>PneumoTriage 为放射科医师建议儿童正位胸片的阅片顺序，疑似肺炎者在前。它只做标记和排序，不隐藏、也不剔除任何胸片。每张胸片仍须由医师阅读。</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>许可证全文</translation>
    </message>
    <message>
        <source>This package brings no text of its licence.</source>
        <translation>该软件包未附许可证全文。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>PneumoTriage {v}</source>
        <translation>PneumoTriage {v}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About PneumoTriage</source>
        <translation>关于 PneumoTriage(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Blind first read: scores hidden until your verdict</source>
        <translation>盲法初读：判读前隐藏评分(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Continue the last session</source>
        <translation>继续上次会话(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy file paths</source>
        <translation>复制文件路径(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Delete measurement</source>
        <translation>删除测量(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Filter by a column…</source>
        <translation>按列筛选(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;First film</source>
        <translation>第一张(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>反相(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Keep this film beside</source>
        <translation>将此片留在旁边对照(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Keep this window as my own</source>
        <translation>将当前窗设为我的窗(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Last film</source>
        <translation>最后一张(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Manage models…</source>
        <translation>管理模型(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Mark to find again</source>
        <translation>做记号以便再找(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Maximise film</source>
        <translation>最大化胸片(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Measure a distance</source>
        <translation>测量距离(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Next film</source>
        <translation>下一张(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Normal, and go on</source>
        <translation>正常，并转到下一例(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;One to one</source>
        <translation>原始大小(1:1)(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>打开文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Overlays of the file</source>
        <translation>文件自带的叠加层(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Pneumonia, and go on</source>
        <translation>肺炎，并转到下一例(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Previous film</source>
        <translation>上一张(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Reader…</source>
        <translation>阅片医师(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Research mode: where the model looked</source>
        <translation>研究模式：模型关注的区域(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Saliency map</source>
        <translation>显著图(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Search the worklist</source>
        <translation>搜索工作列表(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Sessions…</source>
        <translation>会话(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Take the last verdict back</source>
        <translation>撤回上一次判读(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Texts on the film</source>
        <translation>胸片上的文字(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Two readers…</source>
        <translation>双人阅片(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Unread first</source>
        <translation>未读优先(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Unsure, and go on</source>
        <translation>不确定，并转到下一例(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Watch these folders for new films</source>
        <translation>监视这些文件夹中的新胸片(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;What the model saw</source>
        <translation>模型所见的图像(&amp;W)</translation>
    </message>
    <message>
        <source>A&amp;gree with the model, and go on</source>
        <translation>同意模型，并转到下一例(&amp;G)</translation>
    </message>
    <message>
        <source>Ctrl+left drag</source>
        <translation>Ctrl + 左键拖动</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Films of a &amp;patient together</source>
        <translation>同一患者的胸片排在一起(&amp;P)</translation>
    </message>
    <message>
        <source>Flip &amp;horizontally</source>
        <translation>水平翻转(&amp;H)</translation>
    </message>
    <message>
        <source>Flip &amp;vertically</source>
        <translation>垂直翻转(&amp;V)</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>左键拖动</translation>
    </message>
    <message>
        <source>Left drag while measuring</source>
        <translation>测量时左键拖动</translation>
    </message>
    <message>
        <source>Ma&amp;gnifier</source>
        <translation>放大镜(&amp;G)</translation>
    </message>
    <message>
        <source>Measure an an&amp;gle</source>
        <translation>测量角度(&amp;G)</translation>
    </message>
    <message>
        <source>Middle drag, Shift+left drag</source>
        <translation>中键拖动，或 Shift + 左键拖动</translation>
    </message>
    <message>
        <source>N&amp;ote on this film</source>
        <translation>对此片的备注(&amp;O)</translation>
    </message>
    <message>
        <source>Ne&amp;xt window</source>
        <translation>下一个窗(&amp;X)</translation>
    </message>
    <message>
        <source>Next unread f&amp;lagged film</source>
        <translation>下一张未读的已标记胸片(&amp;L)</translation>
    </message>
    <message>
        <source>Not rea&amp;dable, and go on</source>
        <translation>不可判读，并转到下一例(&amp;D)</translation>
    </message>
    <message>
        <source>Previous unread fla&amp;gged film</source>
        <translation>上一张未读的已标记胸片(&amp;G)</translation>
    </message>
    <message>
        <source>Open &amp;files…</source>
        <translation>打开文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Open &amp;sample study</source>
        <translation>打开示例检查(&amp;S)</translation>
    </message>
    <message>
        <source>Patient &amp;identifiers</source>
        <translation>患者身份信息(&amp;I)</translation>
    </message>
    <message>
        <source>Put tools &amp;away</source>
        <translation>收起工具(&amp;A)</translation>
    </message>
    <message>
        <source>R&amp;eset view</source>
        <translation>复位视图(&amp;E)</translation>
    </message>
    <message>
        <source>Right drag, Ctrl+wheel</source>
        <translation>右键拖动，或 Ctrl + 滚轮</translation>
    </message>
    <message>
        <source>Rotate &amp;left</source>
        <translation>向左旋转(&amp;L)</translation>
    </message>
    <message>
        <source>Rotate &amp;right</source>
        <translation>向右旋转(&amp;R)</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>并排对照(&amp;B)</translation>
    </message>
    <message>
        <source>Summary of the r&amp;eading</source>
        <translation>阅片小结(&amp;E)</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Window &amp;1 (the file&apos;s own)</source>
        <translation>窗 &amp;1（文件自带）</translation>
    </message>
    <message>
        <source>Window &amp;2</source>
        <translation>窗 &amp;2</translation>
    </message>
    <message>
        <source>Window &amp;3</source>
        <translation>窗 &amp;3</translation>
    </message>
    <message>
        <source>Window &amp;4 (your own, if kept)</source>
        <translation>窗 &amp;4（您自己的，如已保存）</translation>
    </message>
    <message>
        <source>Windows of the &amp;film</source>
        <translation>胸片的窗(&amp;F)</translation>
    </message>
    <message>
        <source>Zoom &amp;both together</source>
        <translation>两片同步缩放(&amp;B)</translation>
    </message>
    <message>
        <source>Zoom i&amp;n</source>
        <translation>放大(&amp;N)</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>缩小(&amp;U)</translation>
    </message>
    <message>
        <source>a distance or an angle; its ends can be moved</source>
        <translation>测距离或角度；端点可移动</translation>
    </message>
    <message>
        <source>maximise or restore the film</source>
        <translation>最大化或还原胸片</translation>
    </message>
    <message>
        <source>pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>previous or next film</source>
        <translation>上一张或下一张</translation>
    </message>
    <message>
        <source>window from a region</source>
        <translation>按区域设定窗宽/窗位</translation>
    </message>
    <message>
        <source>window width (across) and level (down)</source>
        <translation>窗宽（水平）与窗位（垂直）</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>缩放</translation>
    </message>
</context>
<context>
    <name>BesidePane</name>
    <message>
        <source>BESIDE</source>
        <translation>对照片</translation>
    </message>
    <message>
        <source>Choose another film…</source>
        <translation>选择另一张胸片…</translation>
    </message>
    <message>
        <source>Film beside</source>
        <translation>对照胸片</translation>
    </message>
    <message>
        <source>Loading film…</source>
        <translation>正在载入胸片…</translation>
    </message>
    <message>
        <source>No other film of this patient is open.
Choose any film with the magnifying glass above,
or keep a film here (Shift+C) and go on in the worklist.</source>
        <translation>没有打开该患者的其他胸片。
请用上方的放大镜选择任意一张，
或将一张留在此处 (Shift+C)，再到工作列表中继续。</translation>
    </message>
    <message>
        <source>Preview · loading film…</source>
        <translation>预览 · 正在载入胸片…</translation>
    </message>
    <message>
        <source>Show one film only</source>
        <translation>只显示一张</translation>
    </message>
    <message>
        <source>Zoom both together</source>
        <translation>两片同步缩放</translation>
    </message>
    <message>
        <source>beside</source>
        <translation>对照</translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message>
        <source>(default)</source>
        <translation>（默认）</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>网络结构</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier 分数</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>校准误差</translation>
    </message>
    <message>
        <source>Computes in</source>
        <translation>计算精度</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>训练轮数</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>胸片</translation>
    </message>
    <message>
        <source>For training</source>
        <translation>训练用</translation>
    </message>
    <message>
        <source>For validation</source>
        <translation>验证用</translation>
    </message>
    <message>
        <source>Golden films</source>
        <translation>基准测试片</translation>
    </message>
    <message>
        <source>How the weights are stored</source>
        <translation>权重的存储方式</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>制作日期</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>适用范围</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>制作工具</translation>
    </message>
    <message>
        <source>Manifest (SHA-256)</source>
        <translation>文件清单 (SHA-256)</translation>
    </message>
    <message>
        <source>Measured on {data}</source>
        <translation>测量所用数据：{data}</translation>
    </message>
    <message>
        <source>Modalities</source>
        <translation>成像设备类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Negative predictive value</source>
        <translation>阴性预测值</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>ONNX against Keras</source>
        <translation>ONNX 与 Keras 的差异</translation>
    </message>
    <message>
        <source>Of all films it flags {rates}</source>
        <translation>在所有胸片中的标记率：{rates}</translation>
    </message>
    <message>
        <source>Operating points</source>
        <translation>工作点</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>适用人群</translation>
    </message>
    <message>
        <source>Positive predictive value</source>
        <translation>阳性预测值</translation>
    </message>
    <message>
        <source>ROC AUC</source>
        <translation>ROC 曲线下面积</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>数据划分</translation>
    </message>
    <message>
        <source>Technical</source>
        <translation>技术信息</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>Unlike the training films</source>
        <translation>与训练片不同的胸片</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>投照体位</translation>
    </message>
    <message>
        <source>What they are</source>
        <translation>数据说明</translation>
    </message>
    <message>
        <source>at most {d:.1e} apart on {n} films</source>
        <translation>在 {n} 张胸片上相差不超过 {d:.1e}</translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation>随程序提供</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>无法识别</translation>
    </message>
    <message>
        <source>installed here</source>
        <translation>在本机安装</translation>
    </message>
    <message>
        <source>tells; {share} false alarms</source>
        <translation>可识别；误报 {share}</translation>
    </message>
    <message>
        <source>threshold {t:.3f}; sensitivity {a}, specificity {b}, on {data}</source>
        <translation>阈值 {t:.3f}；敏感度 {a}，特异度 {b}。依据：{data}</translation>
    </message>
    <message>
        <source>years</source>
        <translation>岁</translation>
    </message>
    <message>
        <source>{a} normal, {b} pneumonia</source>
        <translation>正常 {a} 张，肺炎 {b} 张</translation>
    </message>
    <message>
        <source>{n}, {share} of them pneumonia; operating point “{point}”</source>
        <translation>{n} 张，其中 {share} 为肺炎；工作点“{point}”</translation>
    </message>
    <message>
        <source>{share} ({low}–{high}) where {prevalence} have pneumonia</source>
        <translation>患病率为 {prevalence} 时为 {share}（{low}–{high}）</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source> (+{n} at the same place)</source>
        <translation>（同一位置另有 {n} 个）</translation>
    </message>
    <message>
        <source>Arrow keys go from place to place, Enter shows the films. </source>
        <translation>方向键逐点移动，Enter 显示胸片。 </translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV 表格</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Copy the data</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Data (CSV)…</source>
        <translation>数据 (CSV)…</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>矢量图 (SVG)…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>导出此图</translation>
    </message>
    <message>
        <source>Image (PNG)…</source>
        <translation>图像 (PNG)…</translation>
    </message>
    <message>
        <source>PNG image</source>
        <translation>PNG 图像</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG 矢量图</translation>
    </message>
    <message>
        <source>What the place means</source>
        <translation>该处的含义</translation>
    </message>
    <message>
        <source>Write this chart, or its data, to a file</source>
        <translation>将此图或其数据写入文件</translation>
    </message>
</context>
<context>
    <name>ChecksText</name>
    <message>
        <source>Failed: this file cannot become active.</source>
        <translation>未通过：此文件不能启用。</translation>
    </message>
    <message>
        <source>Passed: this file may become active.</source>
        <translation>通过：此文件可以启用。</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
</context>
<context>
    <name>Choosers</name>
    <message>
        <source>Flagged by</source>
        <translation>标记规则</translation>
    </message>
    <message>
        <source>Mean of {n} models</source>
        <translation>{n} 个模型的均值</translation>
    </message>
    <message>
        <source>Only one model is loaded</source>
        <translation>只载入了一个模型</translation>
    </message>
    <message>
        <source>Operating point</source>
        <translation>工作点</translation>
    </message>
    <message>
        <source>Set for this machine by its administrator</source>
        <translation>由管理员为本机设定</translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation>当前为</translation>
    </message>
    <message>
        <source>Threshold of</source>
        <translation>阈值所属模型</translation>
    </message>
    <message>
        <source>Which models must flag a film</source>
        <translation>哪些模型须同时标记一张胸片</translation>
    </message>
    <message>
        <source>Whose threshold moves</source>
        <translation>移动哪个模型的阈值</translation>
    </message>
    <message>
        <source>as leading model</source>
        <translation>与主导模型相同</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手动设定</translation>
    </message>
</context>
<context>
    <name>ColumnFilterDialog</name>
    <message>
        <source>A date is written YYYY-MM-DD, such as 2026-03-01</source>
        <translation>日期格式为 YYYY-MM-DD，例如 2026-03-01</translation>
    </message>
    <message>
        <source>A number is wanted, such as 0.5; leave a field empty for no limit</source>
        <translation>请输入数字，例如 0.5；留空表示不限</translation>
    </message>
    <message>
        <source>Contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Films that say</source>
        <translation>符合以下取值的胸片</translation>
    </message>
    <message>
        <source>Filter by “{column}”</source>
        <translation>按“{column}”筛选</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>YYYY-MM-DD</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未注明</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>ConfusionCard</name>
    <message>
        <source>Confusion matrix of {model}</source>
        <translation>{model} 的混淆矩阵</translation>
    </message>
    <message>
        <source>Line of {model}</source>
        <translation>{model} 的线型</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>not flagged</source>
        <translation>未标记</translation>
    </message>
    <message>
        <source>pneumonia</source>
        <translation>肺炎</translation>
    </message>
    <message>
        <source>{films}: show them in the worklist</source>
        <translation>{films}：在工作列表中显示</translation>
    </message>
    <message>
        <source>{n} {films}</source>
        <translation>{n} 张{films}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>&amp;Copy the details</source>
        <translation>复制详细信息(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Open the log&apos;s folder</source>
        <translation>打开日志文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>An error in the program</source>
        <translation>程序错误</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>错误详情</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Something went wrong inside PneumoTriage.</source>
        <translation>PneumoTriage 内部发生错误。</translation>
    </message>
    <message>
        <source>Verdicts that were given are kept, and findings shown so far are not affected. Open the folder again to be sure that it is complete. The details hold no patient&apos;s data and may be passed on.</source>
        <translation>已作出的判读均已保存，已显示的结果不受影响。请重新打开文件夹以确认其完整。详细信息不含任何患者数据，可以转交他人。</translation>
    </message>
</context>
<context>
    <name>DoubleReadingDialog</name>
    <message>
        <source>Choose two readers. Who reads second gives their own name under “Reader”; they see their own verdicts only.</source>
        <translation>请选择两位阅片医师。第二位医师在“阅片医师”中填写自己的姓名，且只能看到自己的判读。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Films by both decisions</source>
        <translation>按两位医师的判读交叉统计的胸片</translation>
    </message>
    <message>
        <source>Films · down: {first} · across: {second}</source>
        <translation>胸片 · 纵向：{first} · 横向：{second}</translation>
    </message>
    <message>
        <source>First reader</source>
        <translation>第一阅片医师</translation>
    </message>
    <message>
        <source>How the two agree</source>
        <translation>两位医师的一致性</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa {value} ({level} interval {low} to {high})</source>
        <translation>Cohen κ 系数 {value}（{level} 区间 {low} 至 {high}）</translation>
    </message>
    <message>
        <source>Decided only by {first}: {n}, only by {second}: {m}</source>
        <translation>仅 {first} 已判读：{n}，仅 {second} 已判读：{m}</translation>
    </message>
    <message>
        <source>Films decided by both: {both}, the same: {agreed}, otherwise: {n}</source>
        <translation>双方均已判读的胸片：{both}，一致：{agreed}，不一致：{n}</translation>
    </message>
    <message>
        <source>Read as another reader</source>
        <translation>以另一位医师身份阅片</translation>
    </message>
    <message>
        <source>Read as another reader…</source>
        <translation>以另一位医师身份阅片…</translation>
    </message>
    <message>
        <source>Second reader</source>
        <translation>第二阅片医师</translation>
    </message>
    <message>
        <source>Settle 1 disagreement</source>
        <translation>仲裁 1 处分歧</translation>
    </message>
    <message>
        <source>Settle {n} disagreements</source>
        <translation>仲裁 {n} 处分歧</translation>
    </message>
    <message>
        <source>Settled: {n}</source>
        <translation>已仲裁：{n}</translation>
    </message>
    <message>
        <source>Two readers</source>
        <translation>双人阅片</translation>
    </message>
    <message>
        <source>What the table shows</source>
        <translation>表格内容</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>1  Open</source>
        <translation>1  打开</translation>
    </message>
    <message>
        <source>2  Read</source>
        <translation>2  阅片</translation>
    </message>
    <message>
        <source>3  Keep</source>
        <translation>3  保存</translation>
    </message>
    <message>
        <source>DICOM, JPEG, PNG, TIFF and BMP are read, with all sub-folders, from CDs and ZIP files too. Films are scored on this computer only, and every image is accounted for.</source>
        <translation>可读取 DICOM、JPEG、PNG、TIFF 和 BMP，包括所有子文件夹，以及光盘和 ZIP 文件。胸片仅在本机评分，每张图像都有交代。</translation>
    </message>
    <message>
        <source>Drop a folder of chest films here</source>
        <translation>将胸片文件夹拖放到此处</translation>
    </message>
    <message>
        <source>Each verdict is kept at once: close at any time and go on at the same film. {export} exports worklist, reports and DICOM. {keys} shows all keys, {settings} the settings.</source>
        <translation>每次判读立即保存：可随时关闭，之后从同一张继续。{export} 导出工作列表、报告和 DICOM。{keys} 显示所有快捷键，{settings} 打开设置。</translation>
    </message>
    <message>
        <source>Likely pneumonia comes first; nothing is hidden. {agree} agrees with the model and goes on. Or say it: {pneumonia} pneumonia · {normal} normal · {unsure} unsure · {not_readable} not readable. {undo} takes it back.</source>
        <translation>疑似肺炎在前，但不隐藏任何胸片。{agree} 表示同意模型并转到下一例；或直接判读：{pneumonia} 肺炎 · {normal} 正常 · {unsure} 不确定 · {not_readable} 不可判读。{undo} 撤回。</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>胸片</translation>
    </message>
</context>
<context>
    <name>EvaluationBoard</name>
    <message>
        <source>About the models</source>
        <translation>模型信息</translation>
    </message>
    <message>
        <source>Charts and matrices</source>
        <translation>图与矩阵</translation>
    </message>
    <message>
        <source>Confusion matrices</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Differences of the models</source>
        <translation>模型间的差异</translation>
    </message>
    <message>
        <source>Matrices, differences and models</source>
        <translation>矩阵、差异与模型</translation>
    </message>
    <message>
        <source>Metrics of the models</source>
        <translation>各模型的指标</translation>
    </message>
    <message>
        <source>Operating point</source>
        <translation>工作点</translation>
    </message>
    <message>
        <source>Operating point:</source>
        <translation>工作点：</translation>
    </message>
</context>
<context>
    <name>ExpectedFigures</name>
    <message>
        <source>As among the films of the model card. Set the share that you expect.</source>
        <translation>与模型卡所用胸片相同。请设定您预期的比例。</translation>
    </message>
    <message>
        <source>Back to the card’s prevalence: {share}</source>
        <translation>恢复为模型卡的患病率：{share}</translation>
    </message>
    <message>
        <source>Expected prevalence of pneumonia</source>
        <translation>预期肺炎患病率</translation>
    </message>
    <message>
        <source>Interval of {name}</source>
        <translation>{name}的区间</translation>
    </message>
    <message>
        <source>NPV</source>
        <translation>阴性预测值</translation>
    </message>
    <message>
        <source>PPV</source>
        <translation>阳性预测值</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>Share of normal films among those not flagged, at this prevalence</source>
        <translation>在此患病率下，未标记胸片中正常片的比例</translation>
    </message>
    <message>
        <source>Share of pneumonias among the flagged films, at this prevalence</source>
        <translation>在此患病率下，已标记胸片中肺炎片的比例</translation>
    </message>
    <message>
        <source>Share of the normal films that are not flagged</source>
        <translation>正常片中未被标记的比例</translation>
    </message>
    <message>
        <source>Share of the pneumonias that are flagged</source>
        <translation>肺炎片中被标记的比例</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>The share of pneumonia that you expect among your films</source>
        <translation>您预期自己的胸片中肺炎所占的比例</translation>
    </message>
    <message>
        <source>What to expect of the threshold</source>
        <translation>该阈值的预期表现</translation>
    </message>
    <message>
        <source>at prevalence</source>
        <translation>患病率为</translation>
    </message>
    <message>
        <source>at the card’s prevalence</source>
        <translation>按模型卡的患病率</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>A new folder for the PACS: a structured report (TID 1500) for each film that came as DICOM, and a capture as a series of its own where the overlay is wanted.</source>
        <translation>供 PACS 使用的新文件夹：每张以 DICOM 格式传入的胸片生成一份结构化报告 (TID 1500)；需要叠加显著图时，另存为独立序列的截图。</translation>
    </message>
    <message>
        <source>A new folder with a report for each film.</source>
        <translation>新建一个文件夹，每张胸片一份报告。</translation>
    </message>
    <message>
        <source>All films</source>
        <translation>所有胸片</translation>
    </message>
    <message>
        <source>Counts, what was read, where reader and model agree and differ, the films not yet read, and the versions of software and models.</source>
        <translation>计数、已读内容、医师与模型一致和不一致之处、未读胸片，以及软件和模型的版本。</translation>
    </message>
    <message>
        <source>DICOM SR and Secondary Capture</source>
        <translation>DICOM SR 与二次采集图像</translation>
    </message>
    <message>
        <source>Films with a verdict</source>
        <translation>已有判读的胸片</translation>
    </message>
    <message>
        <source>Flagged films</source>
        <translation>已标记的胸片</translation>
    </message>
    <message>
        <source>One record for each image, with software, models and counts. For programs.</source>
        <translation>每张图像一条记录，附软件、模型和计数。供程序使用。</translation>
    </message>
    <message>
        <source>One row for each image, with a second sheet on software, models and counts.</source>
        <translation>每张图像一行，另有一张工作表列出软件、模型和计数。</translation>
    </message>
    <message>
        <source>One row for each image: score, flag, warnings and verdict. For spreadsheets.</source>
        <translation>每张图像一行：评分、标记、警告和判读。供电子表格使用。</translation>
    </message>
    <message>
        <source>Report of the session, PDF</source>
        <translation>会话报告，PDF</translation>
    </message>
    <message>
        <source>Report of this film, PDF</source>
        <translation>此片报告，PDF</translation>
    </message>
    <message>
        <source>Reports of films, PDF</source>
        <translation>多张胸片报告，PDF</translation>
    </message>
    <message>
        <source>Selected films</source>
        <translation>选中的胸片</translation>
    </message>
    <message>
        <source>The film that is shown now, with its scores, reasons, warnings and verdicts.</source>
        <translation>当前显示的胸片，连同其评分、理由、警告和判读。</translation>
    </message>
    <message>
        <source>Worklist, CSV</source>
        <translation>工作列表，CSV</translation>
    </message>
    <message>
        <source>Worklist, Excel</source>
        <translation>工作列表，Excel</translation>
    </message>
    <message>
        <source>Worklist, JSON</source>
        <translation>工作列表，JSON</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n film(s)</source>
        <translation>
            <numerusform>%n 张胸片</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>Being called off…</source>
        <translation>正在中止…</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>关闭(&amp;O)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Films are still being read: only those found so far are exported.</source>
        <translation>仍在读取胸片：只导出目前已找到的胸片。</translation>
    </message>
    <message>
        <source>Nothing was written:</source>
        <translation>未写入任何内容：</translation>
    </message>
    <message>
        <source>Outcome of the export</source>
        <translation>导出结果</translation>
    </message>
    <message>
        <source>Preparing the export…</source>
        <translation>正在准备导出…</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>The export was called off. Nothing was written.</source>
        <translation>导出已中止，未写入任何内容。</translation>
    </message>
    <message>
        <source>What could not be exported</source>
        <translation>未能导出的内容</translation>
    </message>
    <message>
        <source>Written, {how_much}: {place}</source>
        <translation>已写入 {how_much}：{place}</translation>
    </message>
    <message>
        <source>{done} of {total} written…</source>
        <translation>已写入 {done} / {total}…</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;De-identified (recommended)</source>
        <translation>去标识化（推荐）(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Films</source>
        <translation>胸片(&amp;F)</translation>
    </message>
    <message>
        <source>A folder of this name stands there. Name a file.</source>
        <translation>该位置已有同名文件夹。请指定一个文件。</translation>
    </message>
    <message>
        <source>Also the readers&apos; &amp;notes</source>
        <translation>包括阅片医师的备注(&amp;N)</translation>
    </message>
    <message>
        <source>Also where the &amp;leading model looked (research)</source>
        <translation>包括主导模型关注的区域（研究）(&amp;L)</translation>
    </message>
    <message>
        <source>Choose where to write it</source>
        <translation>选择写入位置</translation>
    </message>
    <message>
        <source>Export into</source>
        <translation>导出到文件夹</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>File or folder</source>
        <translation>文件或文件夹</translation>
    </message>
    <message>
        <source>Films are called by a running number and the first digits of their content&apos;s hash, by which whoever holds a film finds it again.</source>
        <translation>胸片以流水号及其内容散列值的前几位命名；持有该胸片者可据此找回。</translation>
    </message>
    <message>
        <source>Let the name end with {suffix}.</source>
        <translation>文件名请以 {suffix} 结尾。</translation>
    </message>
    <message>
        <source>Name the place in full, from the drive or root on.</source>
        <translation>请给出完整路径，从盘符或根目录开始。</translation>
    </message>
    <message>
        <source>Names, numbers, dates and file names of the patients are kept. Share it only with those who may know them.</source>
        <translation>将保留患者的姓名、编号、日期和文件名。只可提供给有权知晓者。</translation>
    </message>
    <message>
        <source>No film is shown. Choose one in the worklist first.</source>
        <translation>没有显示胸片。请先在工作列表中选择一张。</translation>
    </message>
    <message>
        <source>Say where it shall be written.</source>
        <translation>请指定写入位置。</translation>
    </message>
    <message>
        <source>There is no such folder. Name one that exists.</source>
        <translation>没有这个文件夹。请指定已有的文件夹。</translation>
    </message>
    <message>
        <source>There is something in this place already. Name a new or an empty folder.</source>
        <translation>该位置已有内容。请指定一个新的或空的文件夹。</translation>
    </message>
    <message>
        <source>This file exists already and would be replaced.</source>
        <translation>该文件已存在，将被替换。</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>导出内容</translation>
    </message>
    <message>
        <source>Where to write it</source>
        <translation>写入位置</translation>
    </message>
    <message>
        <source>Which films</source>
        <translation>导出哪些胸片</translation>
    </message>
    <message>
        <source>Who the patients are</source>
        <translation>患者身份</translation>
    </message>
    <message>
        <source>With &amp;patient, study and file names</source>
        <translation>包括患者、检查和文件名(&amp;P)</translation>
    </message>
    <message>
        <source>Write &amp;to</source>
        <translation>写入到(&amp;T)</translation>
    </message>
</context>
<context>
    <name>FilmCanvas</name>
    <message>
        <source>Film</source>
        <translation>胸片</translation>
    </message>
</context>
<context>
    <name>FilmChooser</name>
    <message>
        <source>Choose a film to hang beside</source>
        <translation>选择一张胸片并排对照</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>胸片</translation>
    </message>
    <message>
        <source>Hang beside</source>
        <translation>并排对照</translation>
    </message>
    <message>
        <source>Search by name, date or view</source>
        <translation>按名称、日期或体位搜索</translation>
    </message>
    <message>
        <source>Search films</source>
        <translation>搜索胸片</translation>
    </message>
</context>
<context>
    <name>FilmMessage</name>
    <message>
        <source>Unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
    <message>
        <source>Which film</source>
        <translation>哪张胸片</translation>
    </message>
    <message>
        <source>Why it cannot be shown</source>
        <translation>无法显示的原因</translation>
    </message>
    <message>
        <source>“{name}” cannot be shown</source>
        <translation>无法显示“{name}”</translation>
    </message>
</context>
<context>
    <name>FilmPanel</name>
    <message>
        <source>Film viewer</source>
        <translation>阅片窗</translation>
    </message>
    <message>
        <source>Films side by side</source>
        <translation>并排显示的胸片</translation>
    </message>
    <message>
        <source>Loading film…</source>
        <translation>正在载入胸片…</translation>
    </message>
    <message>
        <source>No film is selected</source>
        <translation>未选择胸片</translation>
    </message>
    <message>
        <source>Preview · loading film…</source>
        <translation>预览 · 正在载入胸片…</translation>
    </message>
    <message>
        <source>READING</source>
        <translation>当前阅片</translation>
    </message>
</context>
<context>
    <name>FilmWiring</name>
    <message>
        <source>Research mode is off; the menu Film and the settings switch it on</source>
        <translation>研究模式已关闭；可在“胸片”菜单或设置中开启</translation>
    </message>
    <message>
        <source>Research mode is switched off on this computer by its administrator</source>
        <translation>本机管理员已关闭研究模式</translation>
    </message>
    <message>
        <source>Windows of the film</source>
        <translation>胸片的窗</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Blind first read</source>
        <translation>盲法初读</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filters, order and columns</source>
        <translation>筛选、排序与列</translation>
    </message>
    <message>
        <source>Order in force</source>
        <translation>当前顺序</translation>
    </message>
    <message>
        <source>Read or unread</source>
        <translation>已读或未读</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>搜索 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search and filters</source>
        <translation>搜索与筛选</translation>
    </message>
    <message>
        <source>Search the worklist</source>
        <translation>搜索工作列表</translation>
    </message>
    <message>
        <source>Unread only ({n})</source>
        <translation>仅未读 ({n})</translation>
    </message>
    <message>
        <source>{n} of {all} films</source>
        <translation>{all} 张中的 {n} 张</translation>
    </message>
</context>
<context>
    <name>FolderBoard</name>
    <message>
        <source>Agreement</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Agreement of every two models</source>
        <translation>每两个模型的一致性</translation>
    </message>
    <message>
        <source>Agreement of the models</source>
        <translation>模型间的一致性</translation>
    </message>
    <message>
        <source>Charts and tables</source>
        <translation>图与表</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>漂移</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>胸片</translation>
    </message>
    <message>
        <source>Films flagged at each operating point</source>
        <translation>各工作点标记的胸片</translation>
    </message>
    <message>
        <source>Films with the scores of all models</source>
        <translation>胸片及所有模型的评分</translation>
    </message>
    <message>
        <source>Flag rates</source>
        <translation>标记率</translation>
    </message>
    <message>
        <source>No folder is open, or none of its films is in scope. On open films this page shows where the models agree, which films they dispute, and whether the films are like those the models were tested on. It needs no labels.</source>
        <translation>没有打开文件夹，或其中没有适用范围内的胸片。打开胸片后，此页显示各模型在何处一致、对哪些胸片有分歧，以及这些胸片是否与模型测试所用的胸片相似。无需标签。</translation>
    </message>
    <message>
        <source>Only films they do not all decide alike</source>
        <translation>仅显示模型判断不完全一致的胸片</translation>
    </message>
    <message>
        <source>Show the {n} films they disagree on</source>
        <translation>显示有分歧的 {n} 张胸片</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>The films are being read…</source>
        <translation>正在读取胸片…</translation>
    </message>
    <message>
        <source>These films against the cards</source>
        <translation>当前胸片与模型卡对比</translation>
    </message>
    <message>
        <source>films on which the models disagree</source>
        <translation>模型有分歧的胸片</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Copy the table</source>
        <translation>复制表格</translation>
    </message>
</context>
<context>
    <name>GroupChips</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>Not flagged</source>
        <translation>未标记</translation>
    </message>
    <message>
        <source>Out of scope</source>
        <translation>超出适用范围</translation>
    </message>
    <message>
        <source>Show: {group}, {n}</source>
        <translation>显示：{group}，{n}</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>KeyModel</name>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>适用处</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>所有界面</translation>
    </message>
    <message>
        <source>film</source>
        <translation>胸片</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>worklist and film</source>
        <translation>工作列表和胸片</translation>
    </message>
    <message>
        <source>{keys} (changed)</source>
        <translation>{keys}（已更改）</translation>
    </message>
</context>
<context>
    <name>KeyPage</name>
    <message>
        <source>&amp;Default key</source>
        <translation>默认键(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Give this key</source>
        <translation>使用此键(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>不设键(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Take this key</source>
        <translation>取用此键(&amp;T)</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其快捷键</translation>
    </message>
    <message>
        <source>All &amp;defaults</source>
        <translation>全部恢复默认(&amp;D)</translation>
    </message>
    <message>
        <source>An action may have several keys. No key has two actions.</source>
        <translation>一个操作可有多个键，一个键只对应一个操作。</translation>
    </message>
    <message>
        <source>Choose an action</source>
        <translation>选择一个操作</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新键</translation>
    </message>
    <message>
        <source>Press a key</source>
        <translation>请按键</translation>
    </message>
    <message>
        <source>Search for an action or a key</source>
        <translation>搜索操作或按键</translation>
    </message>
    <message>
        <source>{key} is its key already.</source>
        <translation>{key} 已是该操作的键。</translation>
    </message>
    <message>
        <source>{key} is the key of “{other}”, which would lose it.</source>
        <translation>{key} 是“{other}”的键；取用后，原操作将失去此键。</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>All keys can be changed under File → Settings → Keys.</source>
        <translation>所有快捷键均可在“文件 → 设置 → 快捷键”中更改。</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>所有界面</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>快捷键与鼠标</translation>
    </message>
    <message>
        <source>Mouse on the film</source>
        <translation>胸片上的鼠标操作</translation>
    </message>
    <message>
        <source>On the film</source>
        <translation>胸片上</translation>
    </message>
    <message>
        <source>While reading</source>
        <translation>阅片时</translation>
    </message>
</context>
<context>
    <name>LabelledBoard</name>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Choose a CSV file with one line a film: a column file, path or sha256, and a column label that says pneumonia or normal.</source>
        <translation>请选择一个 CSV 文件，每张胸片一行：一列为 file、path 或 sha256，另一列 label 为 pneumonia 或 normal。</translation>
    </message>
    <message>
        <source>Choose the table…</source>
        <translation>选择表格…</translation>
    </message>
    <message>
        <source>Labels from:</source>
        <translation>标签来源：</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>Open a folder first.</source>
        <translation>请先打开文件夹。</translation>
    </message>
    <message>
        <source>Reading the labels…</source>
        <translation>正在读取标签…</translation>
    </message>
    <message>
        <source>Reckoning the intervals…</source>
        <translation>正在计算区间…</translation>
    </message>
    <message>
        <source>Table of labels</source>
        <translation>标签表</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>测量内容</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题所在</translation>
    </message>
    <message>
        <source>What to know when reading the figures</source>
        <translation>解读这些数字时须知</translation>
    </message>
    <message>
        <source>Where the labels come from</source>
        <translation>标签的来源</translation>
    </message>
    <message>
        <source>a table (CSV)</source>
        <translation>表格 (CSV)</translation>
    </message>
    <message>
        <source>names of the sub-folders</source>
        <translation>子文件夹名称</translation>
    </message>
    <message>
        <source>the readers&apos; verdicts</source>
        <translation>阅片医师的判读</translation>
    </message>
    <message>
        <source>what two readers agreed on</source>
        <translation>两位医师一致的判读</translation>
    </message>
    <message>
        <source>{table}…</source>
        <translation>{table}…</translation>
    </message>
</context>
<context>
    <name>LaboratoryBoard</name>
    <message>
        <source>Against the other models</source>
        <translation>与其他模型对比</translation>
    </message>
    <message>
        <source>Against the others</source>
        <translation>与其他模型对比</translation>
    </message>
    <message>
        <source>Arrow keys move it by 0.001, Page keys by 0.05</source>
        <translation>方向键每次移动 0.001，翻页键每次移动 0.05</translation>
    </message>
    <message>
        <source>Charts and figures</source>
        <translation>图与数值</translation>
    </message>
    <message>
        <source>Exact threshold</source>
        <translation>精确阈值</translation>
    </message>
    <message>
        <source>Expected pneumonia:</source>
        <translation>预期肺炎比例：</translation>
    </message>
    <message>
        <source>Figures, other models and the site&apos;s points</source>
        <translation>数值、其他模型与本科室的工作点</translation>
    </message>
    <message>
        <source>Flag from</source>
        <translation>标记阈值</translation>
    </message>
    <message>
        <source>Go to a point…</source>
        <translation>转到某一点…</translation>
    </message>
    <message>
        <source>Go to an operating point</source>
        <translation>转到某一工作点</translation>
    </message>
    <message>
        <source>Model whose threshold is moved</source>
        <translation>移动其阈值的模型</translation>
    </message>
    <message>
        <source>Model:</source>
        <translation>模型：</translation>
    </message>
    <message>
        <source>Save as the site&apos;s point…</source>
        <translation>保存为本科室的工作点…</translation>
    </message>
    <message>
        <source>Share of pneumonia among the films to come</source>
        <translation>今后胸片中肺炎所占的比例</translation>
    </message>
    <message>
        <source>The database is not open</source>
        <translation>数据库未打开</translation>
    </message>
    <message>
        <source>The laboratory needs labelled films: open a folder, and choose where its labels come from on the page “This folder, labelled”.</source>
        <translation>阈值实验室需要带标签的胸片：请打开文件夹，并在“当前文件夹（有标签）”页面选择标签来源。</translation>
    </message>
    <message>
        <source>The moved threshold and the one in force</source>
        <translation>移动后的阈值与当前生效的阈值</translation>
    </message>
    <message>
        <source>The site&apos;s operating points</source>
        <translation>本科室的工作点</translation>
    </message>
    <message>
        <source>The site&apos;s points</source>
        <translation>本科室的工作点</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Withdraw the point</source>
        <translation>撤销该工作点</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Compare models</source>
        <translation>模型比较</translation>
    </message>
    <message>
        <source>Leading model and device</source>
        <translation>主导模型与计算设备</translation>
    </message>
    <message>
        <source>Leading model: {title} {version} · operating point “{point}” ≥ {value:.3f} · on {device} ({reason}) · {n} models loaded</source>
        <translation>主导模型：{title} {version} · 工作点“{point}” ≥ {value:.3f} · 运行于 {device}（{reason}）· 已载入 {n} 个模型</translation>
    </message>
    <message>
        <source>No models loaded yet</source>
        <translation>尚未载入模型</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The films are read with the default of each model&apos;s card instead</source>
        <translation>改用各模型卡的默认工作点读取胸片</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>工作列表</translation>
    </message>
    <message>
        <source>strange films are known by header and coarse shapes alone</source>
        <translation>仅凭文件头和粗略形状识别异常胸片</translation>
    </message>
</context>
<context>
    <name>MeasuringWork</name>
    <message>
        <source>No folder is open. Open films whose labels are known, from the names of their folders, from a table or from your verdicts: the models are measured on them.</source>
        <translation>没有打开文件夹。请打开标签已知的胸片（标签来自文件夹名称、表格或您的判读），各模型将据此测量。</translation>
    </message>
    <message>
        <source>The films are being read…</source>
        <translation>正在读取胸片…</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Reading</source>
        <translation>阅片(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Recent folders</source>
        <translation>最近的文件夹(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Fi&amp;lm</source>
        <translation>胸片(&amp;L)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>ModelsBoard</name>
    <message>
        <source>Evaluation set</source>
        <translation>评估数据集</translation>
    </message>
    <message>
        <source>Figures on:</source>
        <translation>数据来自：</translation>
    </message>
    <message>
        <source>Measure speed on this computer</source>
        <translation>在本机测速</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测速…</translation>
    </message>
    <message>
        <source>What these films are</source>
        <translation>这些胸片的说明</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Activate</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Card and checks</source>
        <translation>模型卡与检验</translation>
    </message>
    <message>
        <source>Checking and activating…</source>
        <translation>正在检验并启用…</translation>
    </message>
    <message>
        <source>Checking {name}…</source>
        <translation>正在检验 {name}…</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Classify the open folder again</source>
        <translation>重新对当前文件夹分类</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Install file…</source>
        <translation>安装文件…</translation>
    </message>
    <message>
        <source>Install model</source>
        <translation>安装模型</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>已安装的模型</translation>
    </message>
    <message>
        <source>List and card</source>
        <translation>列表与模型卡</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Press Verify to check the file: format, card, input, outputs, golden films.</source>
        <translation>按“检验”以检查文件：格式、模型卡、输入、输出、基准测试片。</translation>
    </message>
    <message>
        <source>Reading the cards…</source>
        <translation>正在读取模型卡…</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>回退</translation>
    </message>
    <message>
        <source>Rolling back…</source>
        <translation>正在回退…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>What is going on</source>
        <translation>当前进行</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name of the reader</source>
        <translation>阅片医师姓名</translation>
    </message>
    <message>
        <source>Who reads?</source>
        <translation>由谁阅片？</translation>
    </message>
    <message>
        <source>Your name stands with each of your verdicts, in the log on this computer. A second reader gives another name and sees their own verdicts only.</source>
        <translation>您的姓名随每次判读记入本机日志。第二位医师请填写另一姓名，且只能看到自己的判读。</translation>
    </message>
</context>
<context>
    <name>NarrowBar</name>
    <message>
        <source>Films the list is narrowed to</source>
        <translation>列表已缩小到的胸片</translation>
    </message>
    <message>
        <source>Only: {title} ({n})</source>
        <translation>仅：{title} ({n})</translation>
    </message>
    <message>
        <source>Show all films</source>
        <translation>显示所有胸片</translation>
    </message>
    <message>
        <source>What they have in common</source>
        <translation>它们的共同点</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>出了什么问题</translation>
    </message>
    <message>
        <source>{action} the notice</source>
        <translation>{action}此通知</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>胸片</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>OrderChooser</name>
    <message>
        <source>Order of the worklist</source>
        <translation>工作列表的排序</translation>
    </message>
</context>
<context>
    <name>PaneLabel</name>
    <message>
        <source>Which film</source>
        <translation>哪张胸片</translation>
    </message>
    <message>
        <source>Whose film it is</source>
        <translation>胸片属于哪位患者</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel reading</source>
        <translation>取消读取</translation>
    </message>
    <message>
        <source>Count of the images</source>
        <translation>图像计数</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>What is going on</source>
        <translation>当前进行</translation>
    </message>
</context>
<context>
    <name>ReadingDesk</name>
    <message>
        <source>Blind first read: give your own verdict first, with A, D, U or X</source>
        <translation>盲法初读：请先作出自己的判读，按 A、D、U 或 X</translation>
    </message>
    <message>
        <source>No model speaks for this film: decide yourself, with A, D, U or X</source>
        <translation>没有模型对此片给出结论：请自行判读，按 A、D、U 或 X</translation>
    </message>
    <message>
        <source>Nothing to take back</source>
        <translation>没有可撤回的判读</translation>
    </message>
    <message>
        <source>Settle a disagreement with A, D, U or X</source>
        <translation>请仲裁分歧，按 A、D、U 或 X</translation>
    </message>
    <message>
        <source>The note was taken back</source>
        <translation>备注已撤回</translation>
    </message>
    <message>
        <source>The scores of these films were in sight: they are hidden now, but your verdicts on these films will not count as blind</source>
        <translation>这些胸片的评分曾经可见：现已隐藏，但您对它们的判读不计为盲法判读</translation>
    </message>
    <message>
        <source>The two readers do not disagree on this film</source>
        <translation>两位医师对此片没有分歧</translation>
    </message>
    <message>
        <source>{n} films are selected; a verdict is for one film. Press Esc</source>
        <translation>已选中 {n} 张胸片；一次判读只针对一张。请按 Esc</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>1 unread film is not shown: clear the filters to see it</source>
        <translation>有 1 张未读胸片未显示：清除筛选即可看到</translation>
    </message>
    <message>
        <source>All disagreements shown here are settled</source>
        <translation>此处显示的分歧均已仲裁</translation>
    </message>
    <message>
        <source>NOT SAVED: {why}</source>
        <translation>未保存：{why}</translation>
    </message>
    <message>
        <source>No unread film further down</source>
        <translation>下方没有未读的胸片</translation>
    </message>
    <message>
        <source>No unread film further up</source>
        <translation>上方没有未读的胸片</translation>
    </message>
    <message>
        <source>No unread flagged film further down</source>
        <translation>下方没有未读的已标记胸片</translation>
    </message>
    <message>
        <source>No unread flagged film further up</source>
        <translation>上方没有未读的已标记胸片</translation>
    </message>
    <message>
        <source>Worklist and film</source>
        <translation>工作列表与胸片</translation>
    </message>
    <message>
        <source>disagreements of {first} and {second}</source>
        <translation>{first} 与 {second} 的分歧</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} / {all}</translation>
    </message>
    <message>
        <source>{n} of {all} settled</source>
        <translation>已仲裁 {n}/{all}</translation>
    </message>
    <message>
        <source>{n} unread</source>
        <translation>尚有 {n} 张未读</translation>
    </message>
    <message>
        <source>{n} unread films are not shown: clear the filters to see them</source>
        <translation>有 {n} 张未读胸片未显示：清除筛选即可看到</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source> (film {n} of this session)</source>
        <translation>（本会话的胸片 {n}）</translation>
    </message>
    <message>
        <source>({low} to {high})</source>
        <translation>({low} 至 {high})</translation>
    </message>
    <message>
        <source>, frame {n}</source>
        <translation>，第 {n} 帧</translation>
    </message>
    <message>
        <source>-{n}  against</source>
        <translation>-{n}  不支持</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 个月</translation>
    </message>
    <message>
        <source>Accession number</source>
        <translation>检查号</translation>
    </message>
    <message>
        <source>Acquired</source>
        <translation>拍摄日期</translation>
    </message>
    <message>
        <source>Age, sex</source>
        <translation>年龄，性别</translation>
    </message>
    <message>
        <source>Another reader</source>
        <translation>另一位医师</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>盲法</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Case report</source>
        <translation>病例报告</translation>
    </message>
    <message>
        <source>Chain of the logs</source>
        <translation>日志链</translation>
    </message>
    <message>
        <source>Content SHA-256</source>
        <translation>内容 SHA-256</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Ended as</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Every verdict carries the hash of what was logged before it. With this head, &apos;pneumotriage audit verify --head&apos; tells whether anything up to here was changed.</source>
        <translation>每份判读都带有此前日志的哈希值。凭此链首，“pneumotriage audit verify --head”可查明至此是否有改动。</translation>
    </message>
    <message>
        <source>FLAGGED to be read first</source>
        <translation>已标记，请优先阅片</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>胸片</translation>
    </message>
    <message>
        <source>Flag rate</source>
        <translation>标记率</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>For prioritisation only. Not for diagnostic use.</source>
        <translation>仅供确定阅片优先顺序，不用于诊断。</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到</translation>
    </message>
    <message>
        <source>Head when this report was written: {head}</source>
        <translation>生成本报告时的链首：{head}</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>In brackets: 95 % intervals, from the model cards.</source>
        <translation>括号内为 95 % 置信区间，取自模型卡。</translation>
    </message>
    <message>
        <source>Made for: {whom}. Written by {software}.</source>
        <translation>适用人群：{whom}。由 {software} 生成。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model then</source>
        <translation>当时的模型结果</translation>
    </message>
    <message>
        <source>Model, version</source>
        <translation>模型，版本</translation>
    </message>
    <message>
        <source>No score: {why}.</source>
        <translation>无评分：{why}。</translation>
    </message>
    <message>
        <source>No verdict has been given yet.</source>
        <translation>尚无判读。</translation>
    </message>
    <message>
        <source>Nobody has given a verdict yet.</source>
        <translation>尚无人判读。</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>尚未阅片</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note by {reader}: {note}</source>
        <translation>{reader} 的备注：{note}</translation>
    </message>
    <message>
        <source>Noted on this film: {what}.</source>
        <translation>此片的提示：{what}。</translation>
    </message>
    <message>
        <source>Nowhere.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>Of this reader&apos;s verdicts {n} more cannot be compared: unsure, not readable, out of scope or without a score.</source>
        <translation>该医师另有 {n} 份判读无法比较：不确定、不可判读、超出适用范围或无评分。</translation>
    </message>
    <message>
        <source>One reader</source>
        <translation>一位医师</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>其他文件</translation>
    </message>
    <message>
        <source>Out of scope and unreadable</source>
        <translation>超出适用范围与无法读取</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>患者编号</translation>
    </message>
    <message>
        <source>Pixel spacing</source>
        <translation>像素间距</translation>
    </message>
    <message>
        <source>PneumoTriage case report</source>
        <translation>PneumoTriage 病例报告</translation>
    </message>
    <message>
        <source>PneumoTriage session report</source>
        <translation>PneumoTriage 会话报告</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已阅</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>阅片医师</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>阅片医师</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅片</translation>
    </message>
    <message>
        <source>Score then</source>
        <translation>当时的评分</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Session report</source>
        <translation>会话报告</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>仲裁</translation>
    </message>
    <message>
        <source>Several models</source>
        <translation>多个模型</translation>
    </message>
    <message>
        <source>Software and models</source>
        <translation>软件与模型</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>THE LOGS WERE TAMPERED WITH, so these figures cannot be trusted:</source>
        <translation>日志被篡改，以下数字不可信：</translation>
    </message>
    <message>
        <source>The film at its default window.</source>
        <translation>默认窗下的胸片。</translation>
    </message>
    <message>
        <source>The film is not shown: {why}.</source>
        <translation>未显示胸片：{why}。</translation>
    </message>
    <message>
        <source>They agree on {n} of {all} films: {share} (95 % interval {low} to {high}), Cohen&apos;s kappa {kappa}.</source>
        <translation>{all} 张胸片中有 {n} 张一致：{share}（95 % 置信区间 {low} 至 {high}），Cohen κ 值 {kappa}。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Threshold of {models}: {way}.</source>
        <translation>{models} 的阈值：{way}。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Time per case</source>
        <translation>每例用时</translation>
    </message>
    <message>
        <source>Time per case: median (quartiles). Blind: the score was hidden until the verdict.</source>
        <translation>每例用时：中位数（四分位数）。盲法：判读前评分隐藏。</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判读</translation>
    </message>
    <message>
        <source>Verdicts: {n}. Of these {missed} read as pneumonia though not flagged, which come first, and {rest} flagged and read as normal.</source>
        <translation>共 {n} 份判读：其中 {missed} 份判读为肺炎而未标记，列在前面；{rest} 份已标记而判读为正常。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>View</source>
        <translation>体位</translation>
    </message>
    <message>
        <source>What readers say</source>
        <translation>医师的判读</translation>
    </message>
    <message>
        <source>What the models say</source>
        <translation>模型的结果</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>When it was read</source>
        <translation>阅片时间</translation>
    </message>
    <message>
        <source>Where a reader and the model disagree</source>
        <translation>医师与模型不一致之处</translation>
    </message>
    <message>
        <source>Where readers disagree</source>
        <translation>医师之间不一致之处</translation>
    </message>
    <message>
        <source>Where the model looked ({method}). Research only.</source>
        <translation>模型关注的位置（{method}）。仅供研究。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why it is flagged</source>
        <translation>标记理由</translation>
    </message>
    <message>
        <source>With the saliency map laid over it: research, no finding.</source>
        <translation>叠加显著图：仅供研究，不是所见。</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>a film is flagged by the mean of the models&apos; calibrated probabilities</source>
        <translation>按各模型校准概率的平均值标记</translation>
    </message>
    <message>
        <source>a film is flagged when any of the models flags it</source>
        <translation>任一模型标记即标记</translation>
    </message>
    <message>
        <source>a film is flagged when more than half of the models flag it</source>
        <translation>超过半数的模型标记时才标记</translation>
    </message>
    <message>
        <source>and {n} more: see the exported worklist.</source>
        <translation>另有 {n} 项：见导出的工作列表。</translation>
    </message>
    <message>
        <source>class activation map</source>
        <translation>类激活图</translation>
    </message>
    <message>
        <source>does not flag</source>
        <translation>不标记</translation>
    </message>
    <message>
        <source>film {n}</source>
        <translation>胸片 {n}</translation>
    </message>
    <message>
        <source>film {n} ({digits})</source>
        <translation>胸片 {n}（{digits}）</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>flags</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>for pneumonia  +{n} log-odds</source>
        <translation>支持肺炎  +{n} 对数优势</translation>
    </message>
    <message>
        <source>hidden until the verdict</source>
        <translation>判读前隐藏</translation>
    </message>
    <message>
        <source>no film was scored</source>
        <translation>没有胸片得到评分</translation>
    </message>
    <message>
        <source>no operating point of the model&apos;s card</source>
        <translation>不是模型卡中的工作点</translation>
    </message>
    <message>
        <source>no score</source>
        <translation>无评分</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>not flagged</source>
        <translation>未标记</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测定</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>不可判读</translation>
    </message>
    <message>
        <source>occlusion map: what the score loses when this part is covered</source>
        <translation>遮挡图：遮住该处后评分下降多少</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未仲裁</translation>
    </message>
    <message>
        <source>out of scope</source>
        <translation>超出适用范围</translation>
    </message>
    <message>
        <source>page {n} of {all}</source>
        <translation>第 {n} 页，共 {all} 页</translation>
    </message>
    <message>
        <source>pneumonia</source>
        <translation>肺炎</translation>
    </message>
    <message>
        <source>read as normal</source>
        <translation>判读为正常</translation>
    </message>
    <message>
        <source>read as pneumonia</source>
        <translation>判读为肺炎</translation>
    </message>
    <message>
        <source>scored</source>
        <translation>已评分</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>已显示</translation>
    </message>
    <message>
        <source>the leading model alone decides</source>
        <translation>仅由主导模型决定</translation>
    </message>
    <message>
        <source>together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>无定义</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>{counted}; none of them is flagged.</source>
        <translation>{counted}；其中没有已标记的。</translation>
    </message>
    <message>
        <source>{counted}; of these {n} flagged:</source>
        <translation>{counted}；其中 {n} 幅已标记：</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>{flag}: {reason}.</source>
        <translation>{flag}：{reason}。</translation>
    </message>
    <message>
        <source>{found} = {scored} scored ({flagged} flagged + {unflagged} not flagged) + {out_of_scope} out of scope + {unreadable} unreadable</source>
        <translation>{found} = 已评分 {scored}（已标记 {flagged} + 未标记 {unflagged}）+ 超出适用范围 {out_of_scope} + 无法读取 {unreadable}</translation>
    </message>
    <message>
        <source>{kind}, {size}</source>
        <translation>{kind}，{size}</translation>
    </message>
    <message>
        <source>{middle} s ({low} to {high})</source>
        <translation>{middle} 秒（{low} 至 {high}）</translation>
    </message>
    <message>
        <source>{model}: {score}, {flag}</source>
        <translation>{model}：{score}，{flag}</translation>
    </message>
    <message>
        <source>{n} flagged</source>
        <translation>已标记 {n}</translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation>{n} 个月</translation>
    </message>
    <message>
        <source>{n} not flagged</source>
        <translation>未标记 {n}</translation>
    </message>
    <message>
        <source>{n} of {all} images without a verdict</source>
        <translation>{all} 幅图像中有 {n} 幅尚无判读</translation>
    </message>
    <message>
        <source>{n} out of scope</source>
        <translation>超出适用范围 {n}</translation>
    </message>
    <message>
        <source>{n} passed over, as they are no images</source>
        <translation>跳过 {n} 个，它们不是图像</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>{n} unreadable</source>
        <translation>无法读取 {n}</translation>
    </message>
    <message>
        <source>{n} years</source>
        <translation>{n} 岁</translation>
    </message>
    <message>
        <source>{one} {other}</source>
        <translation>{one}{other}</translation>
    </message>
    <message>
        <source>{reader} (settles)</source>
        <translation>{reader}（仲裁）</translation>
    </message>
    <message>
        <source>{reader} and the model</source>
        <translation>{reader} 与模型</translation>
    </message>
    <message>
        <source>{reader} and the model: no film that both decided clearly.</source>
        <translation>{reader} 与模型：没有双方都明确判定的胸片。</translation>
    </message>
    <message>
        <source>{reader}: {verdict}</source>
        <translation>{reader}：{verdict}</translation>
    </message>
    <message>
        <source>{score}
({seen})</source>
        <translation>{score}
({seen})</translation>
    </message>
    <message>
        <source>{score}, {flag}</source>
        <translation>{score}，{flag}</translation>
    </message>
    <message>
        <source>{share} of the films in scope (95 % interval {low} to {high})</source>
        <translation>适用范围内胸片的 {share}（95 % 置信区间 {low} 至 {high}）</translation>
    </message>
    <message>
        <source>{size} mm at the detector</source>
        <translation>{size} mm（探测器平面）</translation>
    </message>
    <message>
        <source>{size} mm, calibrated</source>
        <translation>{size} mm，已校准</translation>
    </message>
    <message>
        <source>{threshold} ({name})</source>
        <translation>{threshold}（{name}）</translation>
    </message>
    <message>
        <source>{width} × {height} pixels, {bits} bit</source>
        <translation>{width} × {height} 像素，{bits} 位</translation>
    </message>
</context>
<context>
    <name>ResearchBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Model whose map is shown</source>
        <translation>显示哪个模型的显著图</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Opacity in per cent</source>
        <translation>不透明度（百分比）</translation>
    </message>
    <message>
        <source>Opacity of the map</source>
        <translation>显著图的不透明度</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Research, not validated: what moved the score, no finding</source>
        <translation>研究用途，未经验证：显示影响评分的区域，不是诊断所见</translation>
    </message>
    <message>
        <source>Research: asking the model where it looked…</source>
        <translation>研究：正在查询模型关注的区域…</translation>
    </message>
    <message>
        <source>Where the model looked</source>
        <translation>模型关注的区域</translation>
    </message>
</context>
<context>
    <name>RoomWiring</name>
    <message>
        <source>&amp;Continue “{name}”</source>
        <translation>继续“{name}”(&amp;C)</translation>
    </message>
    <message>
        <source>Blind first read: open once every film has its verdict</source>
        <translation>盲法初读：全部胸片判读后方可打开</translation>
    </message>
    <message>
        <source>Blind first read: shown once the film has your verdict</source>
        <translation>盲法初读：您判读该胸片后方可显示</translation>
    </message>
    <message>
        <source>Your name is fixed for this computer: {name}</source>
        <translation>本机已固定阅片医师姓名：{name}</translation>
    </message>
    <message>
        <source>the model says otherwise</source>
        <translation>模型意见不同</translation>
    </message>
</context>
<context>
    <name>SavePointDialog</name>
    <message>
        <source>Chosen by:</source>
        <translation>选定者：</translation>
    </message>
    <message>
        <source>Flag by it from now on, the open films too</source>
        <translation>从现在起按此标记，包括已打开的胸片</translation>
    </message>
    <message>
        <source>It is kept for good. No patient&apos;s name, please.</source>
        <translation>将永久保存。请勿填写患者姓名。</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>On which films:</source>
        <translation>基于哪些胸片：</translation>
    </message>
    <message>
        <source>Save as the site&apos;s operating point</source>
        <translation>保存为本科室的工作点</translation>
    </message>
    <message>
        <source>The model&apos;s card has a point of this name. Choose another.</source>
        <translation>模型卡中已有同名的工作点。请另取名称。</translation>
    </message>
    <message>
        <source>Why (optional):</source>
        <translation>理由（可选）：</translation>
    </message>
    <message>
        <source>such as: our ward</source>
        <translation>例如：本病区</translation>
    </message>
</context>
<context>
    <name>ScoreLandscape</name>
    <message>
        <source>Scores of the films in scope</source>
        <translation>适用范围内胸片的评分</translation>
    </message>
</context>
<context>
    <name>ScoreStrip</name>
    <message>
        <source>Also: {scores}</source>
        <translation>另有：{scores}</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Mean of {n} models · threshold ≥ {value:.3f}</source>
        <translation>{n} 个模型的均值 · 阈值 ≥ {value:.3f}</translation>
    </message>
    <message>
        <source>Model {name}</source>
        <translation>模型 {name}</translation>
    </message>
    <message>
        <source>Model, operating point and device</source>
        <translation>模型、工作点与设备</translation>
    </message>
    <message>
        <source>Of: {scores}</source>
        <translation>其中：{scores}</translation>
    </message>
    <message>
        <source>Other models</source>
        <translation>其他模型</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Score of the film</source>
        <translation>此片的评分</translation>
    </message>
    <message>
        <source>on {device}</source>
        <translation>运行于 {device}</translation>
    </message>
</context>
<context>
    <name>Screening</name>
    <message>
        <source>a colour photograph or screenshot</source>
        <translation>彩色照片或屏幕截图</translation>
    </message>
    <message>
        <source>a lateral view</source>
        <translation>侧位片</translation>
    </message>
    <message>
        <source>a screenshot or page with a film on it</source>
        <translation>含有胸片的屏幕截图或页面</translation>
    </message>
    <message>
        <source>age outside the population the model was made for</source>
        <translation>年龄不在模型适用人群之内</translation>
    </message>
    <message>
        <source>an oblique or decubitus view</source>
        <translation>斜位或侧卧位片</translation>
    </message>
    <message>
        <source>another one is used</source>
        <translation>改用另一窗显示</translation>
    </message>
    <message>
        <source>blank or nearly uniform</source>
        <translation>空白或近乎均匀</translation>
    </message>
    <message>
        <source>crop the image to the film</source>
        <translation>请将图像裁剪至胸片范围</translation>
    </message>
    <message>
        <source>does not look like a frontal chest film</source>
        <translation>不像正位胸片</translation>
    </message>
    <message>
        <source>export each film by itself</source>
        <translation>请将每张胸片单独导出</translation>
    </message>
    <message>
        <source>export it again without inversion</source>
        <translation>请取消反相后重新导出</translation>
    </message>
    <message>
        <source>export it at full size</source>
        <translation>请以完整尺寸导出</translation>
    </message>
    <message>
        <source>export it upright</source>
        <translation>请以正立方向导出</translation>
    </message>
    <message>
        <source>export it with its full range of grey</source>
        <translation>请以完整灰阶范围导出</translation>
    </message>
    <message>
        <source>export it without stretching or cropping</source>
        <translation>导出时请勿拉伸或裁剪</translation>
    </message>
    <message>
        <source>if it shows a chest, have the body part corrected in the archive</source>
        <translation>如确为胸片，请在影像归档系统中更正检查部位</translation>
    </message>
    <message>
        <source>large parts are pure white or pure black</source>
        <translation>大片区域为纯白或纯黑</translation>
    </message>
    <message>
        <source>much wider or taller than a chest film</source>
        <translation>宽高比与胸片相差过大</translation>
    </message>
    <message>
        <source>not a chest film by its header</source>
        <translation>据文件头不是胸片</translation>
    </message>
    <message>
        <source>not a radiograph by its modality</source>
        <translation>据设备类型不是X线片</translation>
    </message>
    <message>
        <source>probably inverted: lungs bright, bones dark</source>
        <translation>可能反相：肺野亮、骨骼暗</translation>
    </message>
    <message>
        <source>probably more than one film on one image</source>
        <translation>一幅图像上可能有多张胸片</translation>
    </message>
    <message>
        <source>probably upside down or on its side</source>
        <translation>可能上下颠倒或横置</translation>
    </message>
    <message>
        <source>see which of the two the film shows</source>
        <translation>请辨认此片究竟是哪一部位</translation>
    </message>
    <message>
        <source>shows the same film as another file</source>
        <translation>与另一文件为同一张胸片</translation>
    </message>
    <message>
        <source>stored in colour</source>
        <translation>以彩色存储</translation>
    </message>
    <message>
        <source>the file&apos;s own window shows it blank</source>
        <translation>文件自带的窗显示为空白</translation>
    </message>
    <message>
        <source>the header names a chest and another part of the body</source>
        <translation>文件头同时写有胸部和另一部位</translation>
    </message>
    <message>
        <source>too few pixels</source>
        <translation>像素过少</translation>
    </message>
    <message>
        <source>unlike the films the model was trained on</source>
        <translation>与模型的训练片不同</translation>
    </message>
    <message>
        <source>use the film itself from the archive</source>
        <translation>请使用影像归档系统中的原片</translation>
    </message>
    <message>
        <source>wide borders around the film</source>
        <translation>胸片四周边框过宽</translation>
    </message>
</context>
<context>
    <name>SessionsDialog</name>
    <message>
        <source>A tick watches a folder: films that arrive there are read while you go on. Deleting a session deletes neither films nor verdicts.</source>
        <translation>勾选即监视该文件夹：阅片期间新到的胸片会被读入。删除会话不会删除胸片和判读。</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>Delete the session “{name}”?</source>
        <translation>删除会话“{name}”？</translation>
    </message>
    <message>
        <source>Delete the session?</source>
        <translation>删除会话？</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Folder of the new session</source>
        <translation>新会话的文件夹</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folders of the session; a tick watches one</source>
        <translation>会话的文件夹；勾选即监视</translation>
    </message>
    <message>
        <source>Its films and verdicts stay. Its place, filters and marks are lost.</source>
        <translation>其胸片和判读会保留；所在位置、筛选和标注将丢失。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the session</source>
        <translation>会话名称</translation>
    </message>
    <message>
        <source>New session…</source>
        <translation>新建会话…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove the folder</source>
        <translation>移除文件夹</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Chosen by the program</source>
        <translation>由程序选择</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>Dark reading room</source>
        <translation>深色（阅片室）</translation>
    </message>
    <message>
        <source>Dark suits a reading room with its lights down.</source>
        <translation>深色适合灯光调暗的阅片室。</translation>
    </message>
    <message>
        <source>From which probability on a film is flagged, by its name in the models&apos; cards.</source>
        <translation>概率达到多少即标记胸片；名称取自模型卡中的工作点。</translation>
    </message>
    <message>
        <source>In per cent of the system&apos;s.</source>
        <translation>相对系统字号的百分比。</translation>
    </message>
    <message>
        <source>Any one of them</source>
        <translation>任一模型</translation>
    </message>
    <message>
        <source>Blind first read</source>
        <translation>盲法初读</translation>
    </message>
    <message>
        <source>Films opened again are seen at once. A preview is a small copy of a film, in your own cache folder, without names. Switched off, all of them are deleted.</source>
        <translation>再次打开的胸片可立即看到。预览是胸片的小幅副本，存于您自己的缓存文件夹，不含姓名。关闭后全部删除。</translation>
    </message>
    <message>
        <source>How they decide together whether a film is flagged.</source>
        <translation>多个模型如何共同决定是否标记一张胸片。</translation>
    </message>
    <message>
        <source>It rules order and flags, alone or together with the others.</source>
        <translation>由它单独或与其他模型共同决定顺序和标记。</translation>
    </message>
    <message>
        <source>Keep previews on this computer</source>
        <translation>在本机保存预览</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Leading model</source>
        <translation>主导模型</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>Models and device</source>
        <translation>模型与设备</translation>
    </message>
    <message>
        <source>More than half of them</source>
        <translation>半数以上</translation>
    </message>
    <message>
        <source>Operating point</source>
        <translation>工作点</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>阅片医师</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅片</translation>
    </message>
    <message>
        <source>Research mode: show where a model looked</source>
        <translation>研究模式：显示模型关注的区域</translation>
    </message>
    <message>
        <source>Saliency maps are not validated and may mislead. The unaltered film is always one key away.</source>
        <translation>显著图未经验证，可能产生误导。按一个键即可随时回到未经改动的胸片。</translation>
    </message>
    <message>
        <source>Scores stay hidden until you have given your verdict; the order of the two is kept.</source>
        <translation>您作出判读之前评分保持隐藏；二者的先后会被记录。</translation>
    </message>
    <message>
        <source>Several models</source>
        <translation>多个模型</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>The default of each model&apos;s card</source>
        <translation>各模型卡的默认值</translation>
    </message>
    <message>
        <source>The fastest device there is</source>
        <translation>本机最快的设备</translation>
    </message>
    <message>
        <source>The leading model alone</source>
        <translation>仅主导模型</translation>
    </message>
    <message>
        <source>The mean of their probabilities</source>
        <translation>概率均值</translation>
    </message>
    <message>
        <source>The system&apos;s language</source>
        <translation>系统语言</translation>
    </message>
    <message>
        <source>Where the models run. A device that is not there is told of, never replaced quietly.</source>
        <translation>模型运行的设备。所选设备不存在时会告知，绝不悄悄替换。</translation>
    </message>
    <message>
        <source>Your name, as it stands with your verdicts.</source>
        <translation>您的姓名，随您的判读一并记录。</translation>
    </message>
</context>
<context>
    <name>SettingsDesk</name>
    <message>
        <source>&amp;Later</source>
        <translation>稍后(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>重新读取(&amp;R)</translation>
    </message>
    <message>
        <source>Read the films again?</source>
        <translation>重新读取胸片？</translation>
    </message>
    <message>
        <source>Scores and order stay as they are until they are read again.</source>
        <translation>在重新读取之前，评分和顺序保持不变。</translation>
    </message>
    <message>
        <source>The films that are open were read with the settings before.</source>
        <translation>已打开的胸片是按更改前的设置读取的。</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Defaults of this &amp;page</source>
        <translation>本页恢复默认(&amp;P)</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>设置的各页</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Fixed by the administrator of this computer.</source>
        <translation>由本机管理员固定。</translation>
    </message>
    <message>
        <source>Takes effect when films are read.</source>
        <translation>读取胸片时生效。</translation>
    </message>
    <message>
        <source>Takes effect when the program is started again.</source>
        <translation>重新启动程序后生效。</translation>
    </message>
</context>
<context>
    <name>SiteDesk</name>
    <message>
        <source>{title} {version} flags from {at:.4f} on. The point belongs to this version alone.</source>
        <translation>{title} {version} 自 {at:.4f} 起标记。该工作点只属于此版本。</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>{device} – not on this computer</source>
        <translation>{device} – 本机没有</translation>
    </message>
    <message>
        <source>{point} (this site: {models})</source>
        <translation>{point}（本科室：{models}）</translation>
    </message>
</context>
<context>
    <name>StorageText</name>
    <message>
        <source>8-bit integers, computed in integers</source>
        <translation>8 位整数，以整数计算</translation>
    </message>
    <message>
        <source>8-bit integers, {times} × as fast on a CPU</source>
        <translation>8 位整数，在 CPU 上快至 {times} 倍</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对比对象</translation>
    </message>
    <message>
        <source>ROC AUC changed</source>
        <translation>ROC 曲线下面积变化</translation>
    </message>
    <message>
        <source>Scores changed</source>
        <translation>评分变化</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>存储格式</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>by less than {n:.4f}</source>
        <translation>小于 {n:.4f}</translation>
    </message>
    <message>
        <source>by {change}</source>
        <translation>{change}</translation>
    </message>
    <message>
        <source>by {mean} on average, by {most} at most, on {n} films</source>
        <translation>平均 {mean}，最大 {most}，测自 {n} 张胸片</translation>
    </message>
    <message>
        <source>half precision (16 bit), computed in single precision</source>
        <translation>半精度（16 位），以单精度计算</translation>
    </message>
    <message>
        <source>less than {n:.4f}</source>
        <translation>小于 {n:.4f}</translation>
    </message>
    <message>
        <source>single precision (32 bit)</source>
        <translation>单精度（32 位）</translation>
    </message>
    <message>
        <source>the same network in single precision</source>
        <translation>同一网络的单精度版本</translation>
    </message>
    <message>
        <source>{change} on {data}</source>
        <translation>{change}（{data}）</translation>
    </message>
    <message>
        <source>{ratio:.2f} × as fast, {batch} films at once on {threads} threads of {cpu}</source>
        <translation>{ratio:.2f} 倍速，在 {cpu} 的 {threads} 个线程上每批 {batch} 张</translation>
    </message>
</context>
<context>
    <name>SummaryDialog</name>
    <message>
        <source>Against the leading model</source>
        <translation>与主导模型对比</translation>
    </message>
    <message>
        <source>All {films} films are read</source>
        <translation>{films} 张胸片已全部读完</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Files that cannot be read at all</source>
        <translation>完全无法读取的文件</translation>
    </message>
    <message>
        <source>Given blind</source>
        <translation>盲法判读</translation>
    </message>
    <message>
        <source>Not held against it (unsure, not readable, no flag)</source>
        <translation>不参与对比（不确定、不可判读、无标记结论）</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>阅片医师</translation>
    </message>
    <message>
        <source>Show the film where the model says otherwise</source>
        <translation>显示与模型意见不同的胸片</translation>
    </message>
    <message>
        <source>Show the {n} films where the model says otherwise</source>
        <translation>显示与模型意见不同的 {n} 张胸片</translation>
    </message>
    <message>
        <source>Summary of the reading</source>
        <translation>阅片小结</translation>
    </message>
    <message>
        <source>Time in front of a film</source>
        <translation>每张胸片用时</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>same on {n} of {held} films, other on {differing}</source>
        <translation>{held} 张中一致 {n} 张，不一致 {differing} 张</translation>
    </message>
    <message>
        <source>{n:.1f} s (median)</source>
        <translation>{n:.1f} 秒（中位数）</translation>
    </message>
    <message>
        <source>{read} of {films} films read</source>
        <translation>已读 {read} / {films} 张</translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source> in colour</source>
        <translation>（彩色）</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is no limit</source>
        <translation>“{name}”不是上限的名称</translation>
    </message>
    <message>
        <source>. </source>
        <translation>。</translation>
    </message>
    <message>
        <source>1 normal film is few: {metric} can be known to ±{half} only. With {missing} more, {needed} in all, it would be ±{wanted}.</source>
        <translation>仅有 1 张正常片，过少：{metric}只能精确到 ±{half}。再有 {missing} 张、共 {needed} 张，可达 ±{wanted}。</translation>
    </message>
    <message>
        <source>1 pneumonia film is few: {metric} can be known to ±{half} only. With {missing} more, {needed} in all, it would be ±{wanted}.</source>
        <translation>仅有 1 张肺炎片，过少：{metric}只能精确到 ±{half}。再有 {missing} 张、共 {needed} 张，可达 ±{wanted}。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Activate one of: {known}</source>
        <translation>请启用以下之一：{known}</translation>
    </message>
    <message>
        <source>AdamW, cosine schedule with warm-up per stage</source>
        <translation>AdamW，每阶段带预热的余弦调度</translation>
    </message>
    <message>
        <source>Ask your administrator to correct or remove it</source>
        <translation>请联系管理员更正或移除</translation>
    </message>
    <message>
        <source>Call the column of the {lacking} one of: {known}</source>
        <translation>请将 {lacking} 列命名为以下之一：{known}</translation>
    </message>
    <message>
        <source>Check its permissions, or copy it to this computer</source>
        <translation>请检查其访问权限，或将其复制到本机</translation>
    </message>
    <message>
        <source>Check that it still exists and that you may read it</source>
        <translation>请确认文件仍然存在且您有权读取</translation>
    </message>
    <message>
        <source>Check that the file is complete, or roll back to the version before</source>
        <translation>请确认文件完整，或回退到前一版本</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write there</source>
        <translation>请确认文件夹存在且您有写入权限</translation>
    </message>
    <message>
        <source>Check that the table names these films by path, file name or SHA-256</source>
        <translation>请确认表格以路径、文件名或 SHA-256 指明这些胸片</translation>
    </message>
    <message>
        <source>Check that you may write there</source>
        <translation>请确认您有写入权限</translation>
    </message>
    <message>
        <source>Check the free space and that you may write there</source>
        <translation>请检查剩余空间以及写入权限</translation>
    </message>
    <message>
        <source>Check the path</source>
        <translation>请检查路径</translation>
    </message>
    <message>
        <source>Check the quotation marks in that line</source>
        <translation>请检查该行的引号</translation>
    </message>
    <message>
        <source>Chest X-Ray Images (Kermany et al.)</source>
        <translation>胸部X线图像（Kermany 等）</translation>
    </message>
    <message>
        <source>Children of {a} to {b} years, frontal chest films, one hospital in Guangzhou</source>
        <translation>{a} 至 {b} 岁儿童的正位胸片，广州一家医院</translation>
    </message>
    <message>
        <source>Choose a folder that exists</source>
        <translation>请选择已有的文件夹</translation>
    </message>
    <message>
        <source>Choose a version from the list of models and activate it</source>
        <translation>请从模型列表中选择一个版本并启用</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>请选择其他文件夹</translation>
    </message>
    <message>
        <source>Choose another folder, or close the program that has the file open</source>
        <translation>请选择其他文件夹，或关闭占用该文件的程序</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>请另取名称</translation>
    </message>
    <message>
        <source>Choose films that came as DICOM and were scored</source>
        <translation>请选择以 DICOM 格式传入并已评分的胸片</translation>
    </message>
    <message>
        <source>Close other programs and open the folder again; if this stays so, install PneumoTriage again</source>
        <translation>请关闭其他程序后重新打开文件夹；如仍如此，请重新安装 PneumoTriage</translation>
    </message>
    <message>
        <source>Close other programs, or export the film at a smaller size</source>
        <translation>请关闭其他程序，或以较小尺寸导出此胸片</translation>
    </message>
    <message>
        <source>Close other windows of the program and try again</source>
        <translation>请关闭本程序的其他窗口后重试</translation>
    </message>
    <message>
        <source>Computes in 8-bit integers and is meant for the CPU: on a GPU it may be slower than the plain version. Its operating points and its reference are its own. Weights take 7 bits, so that no sum overflows on a processor without VNNI; what rounding is left may move a score by up to {d} from one processor to another</source>
        <translation>以 8 位整数计算，供 CPU 使用：在 GPU 上可能比普通版本慢。其工作点和参照数据均为自身所有。权重为 7 位，以免在不支持 VNNI 的处理器上求和溢出；余下的舍入误差可使不同处理器间的评分相差至多 {d}</translation>
    </message>
    <message>
        <source>Copy it again</source>
        <translation>请重新复制</translation>
    </message>
    <message>
        <source>Copy it again from its source</source>
        <translation>请从来源处重新复制</translation>
    </message>
    <message>
        <source>Copy or download it again</source>
        <translation>请重新复制或下载</translation>
    </message>
    <message>
        <source>Copy or download the archive again</source>
        <translation>请重新复制或下载压缩包</translation>
    </message>
    <message>
        <source>Copy or export the film again</source>
        <translation>请重新复制或导出此胸片</translation>
    </message>
    <message>
        <source>Copy or export the film again from its source</source>
        <translation>请从来源处重新复制或导出此胸片</translation>
    </message>
    <message>
        <source>Copy or export the film again from the PACS</source>
        <translation>请从 PACS 重新复制或导出此胸片</translation>
    </message>
    <message>
        <source>Copy the film itself into the folder</source>
        <translation>请将胸片文件本身复制到该文件夹</translation>
    </message>
    <message>
        <source>Copy the whole medium, or ask for those images</source>
        <translation>请复制整个介质，或索取这些图像</translation>
    </message>
    <message>
        <source>DeLong, logit</source>
        <translation>DeLong，logit 变换</translation>
    </message>
    <message>
        <source>Device &apos;{name}&apos;</source>
        <translation>设备“{name}”</translation>
    </message>
    <message>
        <source>Discrimination cannot be compared: the films are all of one class.</source>
        <translation>区分度无法比较：所有胸片属于同一类别。</translation>
    </message>
    <message>
        <source>Discrimination cannot be compared: there are too few films.</source>
        <translation>区分度无法比较：胸片过少。</translation>
    </message>
    <message>
        <source>Do not trust this archive; ask for the films again</source>
        <translation>请勿信任此压缩包；请重新索取胸片</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0 started from ImageNet, one smoothed input channel; {n} weights</source>
        <translation>由 ImageNet 预训练的 EfficientNet-Lite0，单输入通道（经平滑）；{n} 个权重</translation>
    </message>
    <message>
        <source>Export it with a version of its own</source>
        <translation>请以单独的版本号导出</translation>
    </message>
    <message>
        <source>Export or copy the film again as JPEG, PNG, TIFF, BMP or DICOM</source>
        <translation>请以 JPEG、PNG、TIFF、BMP 或 DICOM 格式重新导出或复制此胸片</translation>
    </message>
    <message>
        <source>Export the film again as PNG, 8- or 16-bit TIFF, JPEG or DICOM</source>
        <translation>请以 PNG、8 位或 16 位 TIFF、JPEG 或 DICOM 格式重新导出此胸片</translation>
    </message>
    <message>
        <source>Export the film again from the PACS</source>
        <translation>请从 PACS 重新导出此胸片</translation>
    </message>
    <message>
        <source>Export the film again from the PACS, uncompressed if you can choose</source>
        <translation>请从 PACS 重新导出此胸片，如可选择请用无压缩格式</translation>
    </message>
    <message>
        <source>Export the film again from the PACS; the log says where it failed</source>
        <translation>请从 PACS 重新导出此胸片；日志中记有出错之处</translation>
    </message>
    <message>
        <source>Export the film anew from the PACS, or leave it out</source>
        <translation>请从 PACS 重新导出此胸片，或将其略去</translation>
    </message>
    <message>
        <source>Export the film as DICOM, or as PNG or TIFF of 16 bits</source>
        <translation>请将此胸片导出为 DICOM，或 16 位的 PNG 或 TIFF</translation>
    </message>
    <message>
        <source>Export the film as MONOCHROME2 with 8 or 16 bits allocated</source>
        <translation>请以 MONOCHROME2、分配 8 位或 16 位导出此胸片</translation>
    </message>
    <message>
        <source>Export the film at a smaller size</source>
        <translation>请以较小尺寸导出此胸片</translation>
    </message>
    <message>
        <source>Export the film uncompressed or as JPEG 2000</source>
        <translation>请以无压缩格式或 JPEG 2000 导出此胸片</translation>
    </message>
    <message>
        <source>Export the model again with a trainer of this version</source>
        <translation>请用此版本的训练程序重新导出模型</translation>
    </message>
    <message>
        <source>Export the model with &apos;pneumotriage-train export&apos;</source>
        <translation>请用 &apos;pneumotriage-train export&apos; 导出模型</translation>
    </message>
    <message>
        <source>Export the radiograph itself, not a report or a presentation state</source>
        <translation>请导出X线片本身，而不是报告或显示状态</translation>
    </message>
    <message>
        <source>Export the radiographs alone, without the cine loops</source>
        <translation>请只导出X线片，不含动态序列</translation>
    </message>
    <message>
        <source>Films of another split, exposed and cropped otherwise than the training films; never learnt from. They took part in choosing the epoch, the calibration and the thresholds, so films to come may do somewhat worse.</source>
        <translation>另一划分的胸片，曝光和裁剪与训练片不同；从未用于学习。它们参与了训练轮次、校准和阈值的选择，因此今后胸片的表现可能略差。</translation>
    </message>
    <message>
        <source>Films of the training split of patients that were not learnt from, from the same source and of the same kind as the training films: easier than films to come.</source>
        <translation>训练划分中未用于学习的患者的胸片，与训练片来源和类型相同：比今后的胸片容易。</translation>
    </message>
    <message>
        <source>Fleiss, Cohen and Everitt</source>
        <translation>Fleiss、Cohen 与 Everitt</translation>
    </message>
    <message>
        <source>Free some space and try again</source>
        <translation>请腾出一些空间后重试</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder</source>
        <translation>请腾出空间，或选择其他文件夹</translation>
    </message>
    <message>
        <source>Get the file again from where it was made, or have it exported anew</source>
        <translation>请从制作处重新获取该文件，或请人重新导出</translation>
    </message>
    <message>
        <source>Give a heading line and one line a film</source>
        <translation>请给出标题行，并每张胸片一行</translation>
    </message>
    <message>
        <source>Give it one</source>
        <translation>请为其命名</translation>
    </message>
    <message>
        <source>If you trust it, unpack it and open the folder</source>
        <translation>如您信任它，请解压后打开文件夹</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Install PneumoTriage again</source>
        <translation>请重新安装 PneumoTriage</translation>
    </message>
    <message>
        <source>Install it again, or activate another version</source>
        <translation>请重新安装，或启用其他版本</translation>
    </message>
    <message>
        <source>Install one with &apos;pneumotriage models install FILE&apos;</source>
        <translation>请用 &apos;pneumotriage models install FILE&apos; 安装一个</translation>
    </message>
    <message>
        <source>Install one, such as Noto Sans CJK (fonts-noto-cjk), and start the program again</source>
        <translation>请安装字体，例如 Noto Sans CJK (fonts-noto-cjk)，然后重新启动程序</translation>
    </message>
    <message>
        <source>Install that version of the program, or put a backup of the database in its place</source>
        <translation>请安装该版本的程序，或恢复数据库备份</translation>
    </message>
    <message>
        <source>Install the file again</source>
        <translation>请重新安装该文件</translation>
    </message>
    <message>
        <source>Installed are: {known}</source>
        <translation>已安装：{known}</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一个文件夹</translation>
    </message>
    <message>
        <source>Language {code}</source>
        <translation>语言 {code}</translation>
    </message>
    <message>
        <source>MOVER of two {a} intervals</source>
        <translation>两个 {a} 区间的 MOVER</translation>
    </message>
    <message>
        <source>MOVER-R of two {a} intervals</source>
        <translation>两个 {a} 区间的 MOVER-R</translation>
    </message>
    <message>
        <source>Name a new or an empty folder</source>
        <translation>请指定一个新的或空的文件夹</translation>
    </message>
    <message>
        <source>Newcombe 2006, score</source>
        <translation>Newcombe 2006，计分法</translation>
    </message>
    <message>
        <source>Newcombe, paired</source>
        <translation>Newcombe 配对</translation>
    </message>
    <message>
        <source>No evidence of a difference in {of} ({p}).</source>
        <translation>未见{of}存在差异的证据（{p}）。</translation>
    </message>
    <message>
        <source>No evidence that the scores are spread otherwise than on {reference} ({p}).</source>
        <translation>未见评分分布与{reference}不同的证据（{p}）。</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间已满</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有该文件或文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>ONNX Runtime cannot load it ({why})</source>
        <translation>ONNX Runtime 无法载入（{why}）</translation>
    </message>
    <message>
        <source>ONNX Runtime cannot load the file ({why})</source>
        <translation>ONNX Runtime 无法载入该文件（{why}）</translation>
    </message>
    <message>
        <source>Open an archive of radiographs</source>
        <translation>请打开含X线片的压缩包</translation>
    </message>
    <message>
        <source>Open the folder again; the verdicts given in it are kept</source>
        <translation>请重新打开文件夹；其中的判读均已保存</translation>
    </message>
    <message>
        <source>Open the folder anew</source>
        <translation>请重新打开文件夹</translation>
    </message>
    <message>
        <source>Open the folder that it stands in</source>
        <translation>请打开它所在的文件夹</translation>
    </message>
    <message>
        <source>Operating point &apos;{name}&apos;</source>
        <translation>工作点“{name}”</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有访问权限</translation>
    </message>
    <message>
        <source>Put a backup in its place, or move the file away to start with an empty database</source>
        <translation>请恢复备份，或移走该文件以便从空数据库开始</translation>
    </message>
    <message>
        <source>Read some films first</source>
        <translation>请先阅读一些胸片</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统为只读</translation>
    </message>
    <message>
        <source>ResNet50 v1.5, one smoothed input channel; {n} weights</source>
        <translation>ResNet50 v1.5，单输入通道（经平滑）；{n} 个权重</translation>
    </message>
    <message>
        <source>Run &apos;pneumotriage audit verify&apos; to learn which, and put a backup in place</source>
        <translation>请运行 &apos;pneumotriage audit verify&apos; 查明是哪一行，并恢复备份</translation>
    </message>
    <message>
        <source>Save it as JPEG or PNG and open that</source>
        <translation>请另存为 JPEG 或 PNG 后打开</translation>
    </message>
    <message>
        <source>Save it as JPEG or PNG and open that; an iPhone takes JPEG photographs with Settings &gt; Camera &gt; Formats &gt; Most Compatible</source>
        <translation>请另存为 JPEG 或 PNG 后打开；在 iPhone 上选择“设置 &gt; 相机 &gt; 格式 &gt; 兼容性最佳”即可拍摄 JPEG 照片</translation>
    </message>
    <message>
        <source>Save the table as &apos;CSV UTF-8&apos;</source>
        <translation>请将表格另存为“CSV UTF-8”</translation>
    </message>
    <message>
        <source>Session &apos;{name}&apos;</source>
        <translation>会话“{name}”</translation>
    </message>
    <message>
        <source>Session {n}</source>
        <translation>会话 {n}</translation>
    </message>
    <message>
        <source>Set it to a {kind} above 0</source>
        <translation>请设为大于 0 的{kind}</translation>
    </message>
    <message>
        <source>Sort the films into two folders of these names, or give a table with --labels</source>
        <translation>请将胸片分入这两个名称的文件夹，或用 --labels 给出表格</translation>
    </message>
    <message>
        <source>The file has changed: open the folder again</source>
        <translation>文件已变化：请重新打开文件夹</translation>
    </message>
    <message>
        <source>The first model</source>
        <translation>第一个模型</translation>
    </message>
    <message>
        <source>The policy of this machine cannot be followed</source>
        <translation>无法执行本机的管理策略</translation>
    </message>
    <message>
        <source>The scores run higher than on {reference}: {here} of these films score {at} or more, {there} there ({p}). More or fewer children with pneumonia alone would do this; so would another exposure or crop.</source>
        <translation>评分高于{reference}：这些胸片中 {here} 评分不低于 {at}，彼处为 {there}（{p}）。仅患儿中肺炎多少不同即可如此；曝光或裁剪不同亦然。</translation>
    </message>
    <message>
        <source>The scores run lower than on {reference}: {here} of these films score {at} or more, {there} there ({p}). More or fewer children with pneumonia alone would do this; so would another exposure or crop.</source>
        <translation>评分低于{reference}：这些胸片中 {here} 评分不低于 {at}，彼处为 {there}（{p}）。仅患儿中肺炎多少不同即可如此；曝光或裁剪不同亦然。</translation>
    </message>
    <message>
        <source>The second model</source>
        <translation>第二个模型</translation>
    </message>
    <message>
        <source>The session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>There is no normal film: {metric} cannot be measured.</source>
        <translation>没有正常片：无法测量{metric}。</translation>
    </message>
    <message>
        <source>There is no pneumonia film: {metric} cannot be measured.</source>
        <translation>没有肺炎片：无法测量{metric}。</translation>
    </message>
    <message>
        <source>Training films whose patient number or content also stands among the films of the second split at hand were left out.</source>
        <translation>患者编号或内容同时出现在第二划分中的训练片已剔除。</translation>
    </message>
    <message>
        <source>Unlike the training films: {count} of {n} films ({share}, {low} to {high}); more than the {expected} of its test films ({p}).</source>
        <translation>与训练片不同：{n} 张中 {count} 张（{share}，{low} 至 {high}）；多于其测试片的 {expected}（{p}）。</translation>
    </message>
    <message>
        <source>Unlike the training films: {count} of {n} films ({share}, {low} to {high}); no evidence that this is more than the {expected} of its test films ({p}).</source>
        <translation>与训练片不同：{n} 张中 {count} 张（{share}，{low} 至 {high}）；未见多于其测试片 {expected} 的证据（{p}）。</translation>
    </message>
    <message>
        <source>Unpack the archive with a program of your own, then open the folder</source>
        <translation>请用其他程序解压后打开文件夹</translation>
    </message>
    <message>
        <source>Use one of: {names}</source>
        <translation>请使用以下之一：{names}</translation>
    </message>
    <message>
        <source>Wait until it is copied completely, then open the folder again</source>
        <translation>请等文件复制完成后重新打开文件夹</translation>
    </message>
    <message>
        <source>Weights of {n} numbers and more are stored in half precision and computed in single precision: no output changed by {d} or more on {films} films</source>
        <translation>含 {n} 个及以上数值的权重以半精度存储、以单精度计算：在 {films} 张胸片上没有任何输出变化达到 {d}</translation>
    </message>
    <message>
        <source>Wilson at the threshold</source>
        <translation>Wilson（在该阈值处）</translation>
    </message>
    <message>
        <source>Wilson bound of the agreement</source>
        <translation>一致率的 Wilson 界</translation>
    </message>
    <message>
        <source>Write &apos;pneumonia&apos; or &apos;normal&apos; (or 1 or 0) for every film, or leave the label empty where there is none</source>
        <translation>请为每张胸片填写 &apos;pneumonia&apos; 或 &apos;normal&apos;（或 1 或 0），没有标签的留空</translation>
    </message>
    <message>
        <source>a batch of {n} fails ({why})</source>
        <translation>一批 {n} 张运行失败（{why}）</translation>
    </message>
    <message>
        <source>a header</source>
        <translation>文件头</translation>
    </message>
    <message>
        <source>a header element</source>
        <translation>文件头元素</translation>
    </message>
    <message>
        <source>a newer version of the program wrote this database ({why})</source>
        <translation>此数据库由更新版本的程序写入（{why}）</translation>
    </message>
    <message>
        <source>a row of the logs holds what this program never wrote</source>
        <translation>日志中有一行不是本程序写入的</translation>
    </message>
    <message>
        <source>about {share} of it is there, too little for any of it to be shown</source>
        <translation>只有约 {share}，不足以显示任何部分</translation>
    </message>
    <message>
        <source>about {share} of its rows could be read</source>
        <translation>约 {share} 的行可以读取</translation>
    </message>
    <message>
        <source>adjusted logit (Mercaldo)</source>
        <translation>校正 logit (Mercaldo)</translation>
    </message>
    <message>
        <source>all {n} are standard ones</source>
        <translation>全部 {n} 个均为标准算子</translation>
    </message>
    <message>
        <source>all {n} get their stored scores</source>
        <translation>全部 {n} 张得到其存储的评分</translation>
    </message>
    <message>
        <source>almost perfect</source>
        <translation>几乎完全一致</translation>
    </message>
    <message>
        <source>an archive inside an archive is not opened</source>
        <translation>不打开压缩包中的压缩包</translation>
    </message>
    <message>
        <source>an entry of the chain was taken out before {log} {row}</source>
        <translation>日志链中 {log} {row} 之前的一项被删除</translation>
    </message>
    <message>
        <source>an index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>an unnamed tool</source>
        <translation>未具名工具</translation>
    </message>
    <message>
        <source>another file is already installed as {name}</source>
        <translation>已有另一文件以 {name} 安装</translation>
    </message>
    <message>
        <source>another program keeps the database locked</source>
        <translation>另一程序锁定了数据库</translation>
    </message>
    <message>
        <source>another program keeps the database locked ({why})</source>
        <translation>另一程序锁定了数据库（{why}）</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>按设置指定</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>bootstrap percentile</source>
        <translation>自助法百分位</translation>
    </message>
    <message>
        <source>bootstrap percentile by patient</source>
        <translation>按患者的自助法百分位</translation>
    </message>
    <message>
        <source>bootstrap percentile by patient, centred</source>
        <translation>按患者的自助法百分位，居中</translation>
    </message>
    <message>
        <source>bootstrap percentile, centred</source>
        <translation>自助法百分位，居中</translation>
    </message>
    <message>
        <source>by patient and by content, seed {n}</source>
        <translation>按患者和内容划分，随机种子 {n}</translation>
    </message>
    <message>
        <source>certain at this prevalence</source>
        <translation>在此患病率下是确定的</translation>
    </message>
    <message>
        <source>class activation</source>
        <translation>类激活图</translation>
    </message>
    <message>
        <source>complete: {name}</source>
        <translation>完整：{name}</translation>
    </message>
    <message>
        <source>could not be read, so there is no score to report</source>
        <translation>无法读取，因此没有可报告的评分</translation>
    </message>
    <message>
        <source>dense layers of {a} and {b} units on the pixels; {n} weights</source>
        <translation>直接作用于像素的 {a} 和 {b} 单元全连接层；{n} 个权重</translation>
    </message>
    <message>
        <source>did not come as DICOM: there is nothing in the PACS to refer to</source>
        <translation>不是以 DICOM 格式传入：PACS 中没有可引用的对象</translation>
    </message>
    <message>
        <source>discrimination</source>
        <translation>区分度</translation>
    </message>
    <message>
        <source>entry {place} of the chain is another one than the note beside the database</source>
        <translation>日志链第 {place} 项与数据库旁的记录不符</translation>
    </message>
    <message>
        <source>entry {place} of the chain: {fault}</source>
        <translation>日志链第 {place} 项：{fault}</translation>
    </message>
    <message>
        <source>exit code {n}</source>
        <translation>退出代码 {n}</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>false alarms of {model} at {at}</source>
        <translation>{model} 以 {at} 为阈值的误报</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>film {name} gets {score} alone, its stored score is {stored}</source>
        <translation>胸片 {name} 单张时得 {score}，其存储的评分为 {stored}</translation>
    </message>
    <message>
        <source>film {name} gets {score} in a batch, its stored score is {stored}</source>
        <translation>胸片 {name} 成批时得 {score}，其存储的评分为 {stored}</translation>
    </message>
    <message>
        <source>film {n}</source>
        <translation>胸片 {n}</translation>
    </message>
    <message>
        <source>film {n} ({digits})</source>
        <translation>胸片 {n}（{digits}）</translation>
    </message>
    <message>
        <source>films</source>
        <translation>胸片</translation>
    </message>
    <message>
        <source>films at one place of {a} against {b}</source>
        <translation>{a} 与 {b} 对比图中同一位置的胸片</translation>
    </message>
    <message>
        <source>films decided wrongly by {model} at {at}</source>
        <translation>{model} 以 {at} 为阈值判断错误的胸片</translation>
    </message>
    <message>
        <source>films flagged by {a} and not by {b}</source>
        <translation>{a} 标记而 {b} 未标记的胸片</translation>
    </message>
    <message>
        <source>films flagged by {model} at {at}</source>
        <translation>{model} 以 {at} 为阈值标记的胸片</translation>
    </message>
    <message>
        <source>films newly flagged by {model} at {at} instead of {before}</source>
        <translation>{model} 的阈值由 {before} 改为 {at} 后新标记的胸片</translation>
    </message>
    <message>
        <source>films no longer flagged by {model} at {at} instead of {before}</source>
        <translation>{model} 的阈值由 {before} 改为 {at} 后不再标记的胸片</translation>
    </message>
    <message>
        <source>films not flagged by {model} at {at}</source>
        <translation>{model} 以 {at} 为阈值未标记的胸片</translation>
    </message>
    <message>
        <source>films scored {low} to {high} by {model}</source>
        <translation>{model} 评分为 {low} 至 {high} 的胸片</translation>
    </message>
    <message>
        <source>films unlike the training films of {model}</source>
        <translation>与 {model} 的训练片不同的胸片</translation>
    </message>
    <message>
        <source>films with the highest scores of {model}</source>
        <translation>{model} 评分最高的胸片</translation>
    </message>
    <message>
        <source>finite, probabilities within 0 to 1, in batches and alone</source>
        <translation>均为有限值，概率在 0 至 1 之间，成批与单张相同</translation>
    </message>
    <message>
        <source>float32, any number of films of {h} × {w}</source>
        <translation>float32，任意数量的 {h} × {w} 胸片</translation>
    </message>
    <message>
        <source>format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>found</source>
        <translation>已找到</translation>
    </message>
    <message>
        <source>frame {n}</source>
        <translation>第 {n} 帧</translation>
    </message>
    <message>
        <source>golden film {name} cannot be read ({why})</source>
        <translation>基准测试片 {name} 无法读取（{why}）</translation>
    </message>
    <message>
        <source>golden films</source>
        <translation>基准测试片</translation>
    </message>
    <message>
        <source>held-out patients ({n} films)</source>
        <translation>留出患者（{n} 张胸片）</translation>
    </message>
    <message>
        <source>high sensitivity</source>
        <translation>高敏感度</translation>
    </message>
    <message>
        <source>high specificity</source>
        <translation>高特异度</translation>
    </message>
    <message>
        <source>highest threshold with sensitivity at least {share}; {rest}</source>
        <translation>敏感度不低于 {share} 的最高阈值；{rest}</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>inputs are {names}, not only {name}</source>
        <translation>输入为 {names}，而不只是 {name}</translation>
    </message>
    <message>
        <source>it brought its decoder down ({why})</source>
        <translation>它使解码器崩溃（{why}）</translation>
    </message>
    <message>
        <source>it cannot be opened ({why})</source>
        <translation>无法打开（{why}）</translation>
    </message>
    <message>
        <source>it cannot be read ({why})</source>
        <translation>无法读取（{why}）</translation>
    </message>
    <message>
        <source>it cannot be read any more, {why}</source>
        <translation>已无法再读取，{why}</translation>
    </message>
    <message>
        <source>it has changed since it was scored</source>
        <translation>评分后已发生变化</translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation>没有名称</translation>
    </message>
    <message>
        <source>it has the patient&apos;s name burnt in</source>
        <translation>胸片上印有患者姓名</translation>
    </message>
    <message>
        <source>it has too many tags</source>
        <translation>标签过多</translation>
    </message>
    <message>
        <source>it has {n} of the {all} columns</source>
        <translation>只有 {all} 列中的 {n} 列</translation>
    </message>
    <message>
        <source>it holds more frames than the limit of {limit}</source>
        <translation>帧数超过 {limit} 的上限</translation>
    </message>
    <message>
        <source>it holds no page {n}</source>
        <translation>其中没有第 {n} 页</translation>
    </message>
    <message>
        <source>it holds no readable film that the table gives a label</source>
        <translation>其中没有表格给出标签的可读胸片</translation>
    </message>
    <message>
        <source>it holds no readable film under a folder NORMAL or PNEUMONIA</source>
        <translation>在名为 NORMAL 或 PNEUMONIA 的文件夹下没有可读取的胸片</translation>
    </message>
    <message>
        <source>it is a HEIC photograph</source>
        <translation>这是 HEIC 照片</translation>
    </message>
    <message>
        <source>it is a JPEG XL image</source>
        <translation>这是 JPEG XL 图像</translation>
    </message>
    <message>
        <source>it is a {kind} of {bits} bits, which no decoder here can unpack</source>
        <translation>这是 {bits} 位的 {kind}，本机没有可用的解码器</translation>
    </message>
    <message>
        <source>it is a {kind} of {bits} bits{colour}, which no decoder here can unpack</source>
        <translation>这是 {bits} 位的 {kind}{colour}，本机没有可用的解码器</translation>
    </message>
    <message>
        <source>it is damaged inside the archive</source>
        <translation>它在压缩包内已损坏</translation>
    </message>
    <message>
        <source>it is no UTF-8 text (byte {n})</source>
        <translation>不是 UTF-8 文本（第 {n} 字节）</translation>
    </message>
    <message>
        <source>it is packed by a method that is not known here (number {n})</source>
        <translation>其压缩方法本程序不支持（编号 {n}）</translation>
    </message>
    <message>
        <source>it is stored from coarse to fine, and even the coarsest pass is not complete</source>
        <translation>文件由粗到细存储，连最粗的一遍也不完整</translation>
    </message>
    <message>
        <source>it is stored from coarse to fine: the first pass over the film is complete, finer detail is missing</source>
        <translation>文件由粗到细存储：第一遍完整，更细的细节缺失</translation>
    </message>
    <message>
        <source>it is stored from coarse to fine: the first {n} passes over the film are complete, finer detail is missing</source>
        <translation>文件由粗到细存储：前 {n} 遍完整，更细的细节缺失</translation>
    </message>
    <message>
        <source>it lists more than {n} files</source>
        <translation>其中列出的文件超过 {n} 个</translation>
    </message>
    <message>
        <source>it lists {n} files, more than the limit of {limit}</source>
        <translation>其中列出 {n} 个文件，超过 {limit} 个的上限</translation>
    </message>
    <message>
        <source>it names no film</source>
        <translation>未指明胸片</translation>
    </message>
    <message>
        <source>it offers no device at all</source>
        <translation>没有提供任何设备</translation>
    </message>
    <message>
        <source>it starts as a {kind} file, but is damaged or of a kind that cannot be read here</source>
        <translation>文件开头为 {kind} 格式，但已损坏或属于本程序无法读取的类型</translation>
    </message>
    <message>
        <source>it unpacks to more than the limit of {limit}</source>
        <translation>解压后超过 {limit} 的上限</translation>
    </message>
    <message>
        <source>it unpacks to more than the {n} bytes that the archive declares</source>
        <translation>解压后超过压缩包声明的 {n} 字节</translation>
    </message>
    <message>
        <source>it unpacks to {n} times its size, more than the limit of {limit}</source>
        <translation>解压后为原大小的 {n} 倍，超过 {limit} 倍的上限</translation>
    </message>
    <message>
        <source>it unpacks to {size} GB, more than the limit of {limit} GB</source>
        <translation>解压后为 {size} GB，超过 {limit} GB 的上限</translation>
    </message>
    <message>
        <source>it was deleted, perhaps in another window</source>
        <translation>已被删除，可能是在另一窗口中</translation>
    </message>
    <message>
        <source>its card says {name}, which is not its name</source>
        <translation>其模型卡写为 {name}，与文件名不符</translation>
    </message>
    <message>
        <source>its content is no image of a known format</source>
        <translation>其内容不是已知格式的图像</translation>
    </message>
    <message>
        <source>its decoder gave up</source>
        <translation>解码器无法继续</translation>
    </message>
    <message>
        <source>its header does not allow it ({why})</source>
        <translation>其文件头不允许（{why}）</translation>
    </message>
    <message>
        <source>its header holds more than the limit of {n} elements</source>
        <translation>文件头的元素超过 {n} 个的上限</translation>
    </message>
    <message>
        <source>its header is nested deeper than the limit of {n} levels</source>
        <translation>文件头的嵌套超过 {n} 层的上限</translation>
    </message>
    <message>
        <source>its header speaks of {columns} × {rows} pixels, its pixel data of {width} × {height}</source>
        <translation>文件头写 {columns} × {rows} 像素，像素数据却为 {width} × {height}</translation>
    </message>
    <message>
        <source>its members lie on top of each other, as only in a zip bomb</source>
        <translation>其成员相互重叠，这只见于“压缩炸弹”</translation>
    </message>
    <message>
        <source>its pixel data is of a depth that there is not</source>
        <translation>其像素数据的位深不存在</translation>
    </message>
    <message>
        <source>its pixels are stored in a way that cannot be read here ({photometric}, {samples} samples, {bits} bits allocated)</source>
        <translation>其像素的存储方式本程序无法读取（{photometric}，{samples} 个样本，分配 {bits} 位）</translation>
    </message>
    <message>
        <source>largest Youden index; {rest}</source>
        <translation>Youden 指数最大；{rest}</translation>
    </message>
    <message>
        <source>line {a} says pneumonia and line {b} says normal</source>
        <translation>第 {a} 行为肺炎，第 {b} 行为正常</translation>
    </message>
    <message>
        <source>line {n} may mean {several} films of this name: give their paths</source>
        <translation>第 {n} 行可能指 {several} 张同名胸片：请写出路径</translation>
    </message>
    <message>
        <source>line {n}: {fault}</source>
        <translation>第 {n} 行：{fault}</translation>
    </message>
    <message>
        <source>lines that name no film here</source>
        <translation>行未指向此处的任何胸片</translation>
    </message>
    <message>
        <source>lines without a label</source>
        <translation>行没有标签</translation>
    </message>
    <message>
        <source>logit (Mercaldo)</source>
        <translation>logit 变换 (Mercaldo)</translation>
    </message>
    <message>
        <source>lowest threshold with specificity at least {share}; {rest}</source>
        <translation>特异度不低于 {share} 的最低阈值；{rest}</translation>
    </message>
    <message>
        <source>model card</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>no NVIDIA driver is installed</source>
        <translation>未安装 NVIDIA 驱动</translation>
    </message>
    <message>
        <source>no column is headed as the {lacking} (there are: {names})</source>
        <translation>没有标题为 {lacking} 的列（现有：{names}）</translation>
    </message>
    <message>
        <source>no decoder here can unpack it ({name}, {bits} bit)</source>
        <translation>本机没有可用的解码器（{name}，{bits} 位）</translation>
    </message>
    <message>
        <source>no font on this computer has its signs</source>
        <translation>本机没有能显示其文字的字体</translation>
    </message>
    <message>
        <source>no model of this name is installed</source>
        <translation>未安装此名称的模型</translation>
    </message>
    <message>
        <source>no operating point of the model&apos;s card</source>
        <translation>不是模型卡中的工作点</translation>
    </message>
    <message>
        <source>no process could be started to read it</source>
        <translation>无法启动读取进程</translation>
    </message>
    <message>
        <source>no readable film in it has been called pneumonia or normal by a reader</source>
        <translation>其中没有任何可读胸片被阅片医师判为肺炎或正常</translation>
    </message>
    <message>
        <source>no such file or folder</source>
        <translation>没有该文件或文件夹</translation>
    </message>
    <message>
        <source>no version of it is active</source>
        <translation>没有启用任何版本</translation>
    </message>
    <message>
        <source>no {device}: {why}</source>
        <translation>不用 {device}：{why}</translation>
    </message>
    <message>
        <source>none is installed</source>
        <translation>未安装任何模型</translation>
    </message>
    <message>
        <source>none of its rows could be read</source>
        <translation>没有任何一行可以读取</translation>
    </message>
    <message>
        <source>none of these films could be exported</source>
        <translation>这些胸片均无法导出</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>normal films</source>
        <translation>正常片</translation>
    </message>
    <message>
        <source>normals not flagged by {model} at {at}</source>
        <translation>{model} 以 {at} 为阈值未标记的正常片</translation>
    </message>
    <message>
        <source>normals scored {low} to {high} by {model}</source>
        <translation>{model} 评分为 {low} 至 {high} 的正常片</translation>
    </message>
    <message>
        <source>normals that {a} decides rightly and {b} does not</source>
        <translation>{a} 判断正确而 {b} 判断错误的正常片</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>不可判读</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>official test split, {n} films</source>
        <translation>官方测试集，{n} 张胸片</translation>
    </message>
    <message>
        <source>operator {name} of domain {domain} is not a standard one</source>
        <translation>域 {domain} 的算子 {name} 不是标准算子</translation>
    </message>
    <message>
        <source>operators</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>opset</source>
        <translation>算子集</translation>
    </message>
    <message>
        <source>opset {n} is older than {least}</source>
        <translation>算子集 {n} 低于 {least}</translation>
    </message>
    <message>
        <source>output values</source>
        <translation>输出值</translation>
    </message>
    <message>
        <source>output {name} is none of {names}</source>
        <translation>输出 {name} 不属于 {names}</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>patient-grouped validation</source>
        <translation>按患者分组的验证集</translation>
    </message>
    <message>
        <source>pneumonia</source>
        <translation>肺炎</translation>
    </message>
    <message>
        <source>pneumonias</source>
        <translation>肺炎片</translation>
    </message>
    <message>
        <source>pneumonias flagged by {model} at {at}</source>
        <translation>{model} 以 {at} 为阈值标记的肺炎片</translation>
    </message>
    <message>
        <source>pneumonias missed by {model} at {at}</source>
        <translation>{model} 以 {at} 为阈值漏标的肺炎片</translation>
    </message>
    <message>
        <source>pneumonias scored {low} to {high} by {model}</source>
        <translation>{model} 评分为 {low} 至 {high} 的肺炎片</translation>
    </message>
    <message>
        <source>pneumonias that {a} decides rightly and {b} does not</source>
        <translation>{a} 判断正确而 {b} 判断错误的肺炎片</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>差</translation>
    </message>
    <message>
        <source>reading it takes more memory than there is, or than the limit of {limit}</source>
        <translation>读取它所需的内存超出现有内存或 {limit} 的上限</translation>
    </message>
    <message>
        <source>reading it took longer than the limit of {limit}</source>
        <translation>读取时间超过 {limit} 的上限</translation>
    </message>
    <message>
        <source>right decisions</source>
        <translation>正确判断</translation>
    </message>
    <message>
        <source>right decisions on {of}</source>
        <translation>{of}的正确判断</translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>sensitivity and specificity taken as the mean of {a} and {b}, mean over bootstrap resamples by patient. Stated here as measured on {c}.</source>
        <translation>敏感度和特异度取 {a} 与 {b} 的平均值，按患者的自助法重抽样取均值。此处给出在 {c} 上的测量值。</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手动设定</translation>
    </message>
    <message>
        <source>shows the same film as {name}</source>
        <translation>与 {name} 为同一张胸片</translation>
    </message>
    <message>
        <source>six convolutions with a global average; {n} weights</source>
        <translation>六层卷积加全局平均；{n} 个权重</translation>
    </message>
    <message>
        <source>slight</source>
        <translation>轻微</translation>
    </message>
    <message>
        <source>specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>substantial</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>the DICOM file holds no image</source>
        <translation>该 DICOM 文件不含图像</translation>
    </message>
    <message>
        <source>the DICOM file holds no image{kind}</source>
        <translation>该 DICOM 文件不含图像{kind}</translation>
    </message>
    <message>
        <source>the DICOM file is damaged ({why})</source>
        <translation>该 DICOM 文件已损坏（{why}）</translation>
    </message>
    <message>
        <source>the DICOM file is damaged: {why}</source>
        <translation>该 DICOM 文件已损坏：{why}</translation>
    </message>
    <message>
        <source>the NVIDIA driver does not start</source>
        <translation>NVIDIA 驱动无法启动</translation>
    </message>
    <message>
        <source>the NVIDIA driver finds no GPU</source>
        <translation>NVIDIA 驱动未找到 GPU</translation>
    </message>
    <message>
        <source>the archive holds no image</source>
        <translation>压缩包中没有图像</translation>
    </message>
    <message>
        <source>the archive is damaged or incomplete ({why})</source>
        <translation>压缩包已损坏或不完整（{why}）</translation>
    </message>
    <message>
        <source>the archive is incomplete: its end is missing</source>
        <translation>压缩包不完整：缺少末尾</translation>
    </message>
    <message>
        <source>the archive is protected by a password</source>
        <translation>压缩包有密码保护</translation>
    </message>
    <message>
        <source>the card has reference statistics, but there is no output {name}</source>
        <translation>模型卡有参照统计量，但没有输出 {name}</translation>
    </message>
    <message>
        <source>the card says float16, but no weight is stored so</source>
        <translation>模型卡称为 float16，但没有权重如此存储</translation>
    </message>
    <message>
        <source>the chain ends at entry {place}, but the note beside the database knows {noted}: the last {missing} are missing. If a backup was put back on purpose, move the note away</source>
        <translation>日志链止于第 {place} 项，而数据库旁的记录为第 {noted} 项：缺少最后 {missing} 项。如果是有意恢复了备份，请移走该记录</translation>
    </message>
    <message>
        <source>the database cannot be opened for writing</source>
        <translation>无法以写入方式打开数据库</translation>
    </message>
    <message>
        <source>the database cannot be opened for writing ({why})</source>
        <translation>无法以写入方式打开数据库（{why}）</translation>
    </message>
    <message>
        <source>the database is damaged</source>
        <translation>数据库已损坏</translation>
    </message>
    <message>
        <source>the database is damaged ({why})</source>
        <translation>数据库已损坏（{why}）</translation>
    </message>
    <message>
        <source>the database&apos;s folder cannot be made ({why})</source>
        <translation>无法创建数据库文件夹（{why}）</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the disk is full ({why})</source>
        <translation>磁盘已满（{why}）</translation>
    </message>
    <message>
        <source>the fastest device found</source>
        <translation>本机最快的设备</translation>
    </message>
    <message>
        <source>the file cannot be opened ({why})</source>
        <translation>无法打开文件（{why}）</translation>
    </message>
    <message>
        <source>the file cannot be written ({why})</source>
        <translation>无法写入文件（{why}）</translation>
    </message>
    <message>
        <source>the file changed while it was read</source>
        <translation>文件在读取过程中发生了变化</translation>
    </message>
    <message>
        <source>the file did not pass its checks ({why})</source>
        <translation>文件未通过检验（{why}）</translation>
    </message>
    <message>
        <source>the file has changed since it was scored; open the folder again</source>
        <translation>评分后文件已变化；请重新打开文件夹</translation>
    </message>
    <message>
        <source>the file has no model card</source>
        <translation>文件没有模型卡</translation>
    </message>
    <message>
        <source>the file is damaged (its decoder gave up)</source>
        <translation>文件已损坏（解码器无法继续）</translation>
    </message>
    <message>
        <source>the file is damaged ({why})</source>
        <translation>文件已损坏（{why}）</translation>
    </message>
    <message>
        <source>the file is damaged, or no ONNX file</source>
        <translation>文件已损坏，或不是 ONNX 文件</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>the file is named as DICOM, but its content is not</source>
        <translation>文件名为 DICOM，但内容不是</translation>
    </message>
    <message>
        <source>the file is truncated</source>
        <translation>文件不完整</translation>
    </message>
    <message>
        <source>the file is truncated: a header element of {length} bytes is announced where {left} are left</source>
        <translation>文件不完整：文件头元素声明有 {length} 字节，而只剩 {left} 字节</translation>
    </message>
    <message>
        <source>the file is truncated; {rest}</source>
        <translation>文件不完整；{rest}</translation>
    </message>
    <message>
        <source>the film has no valid {keyword} for an object to refer to it by</source>
        <translation>此片没有可供对象引用的有效 {keyword}</translation>
    </message>
    <message>
        <source>the film has the patient&apos;s name burnt in; its capture was left out, as it would not be de-identified</source>
        <translation>胸片上印有患者姓名；未生成截图，因其无法去标识化</translation>
    </message>
    <message>
        <source>the first model</source>
        <translation>第一个模型</translation>
    </message>
    <message>
        <source>the folder cannot be opened ({why})</source>
        <translation>无法打开文件夹（{why}）</translation>
    </message>
    <message>
        <source>the graph has integer operators, but the card says {kind} of its weights</source>
        <translation>计算图含整数算子，但模型卡称权重为 {kind}</translation>
    </message>
    <message>
        <source>the graph has no integer operators, but the card says {kind} of its weights</source>
        <translation>计算图不含整数算子，但模型卡称权重为 {kind}</translation>
    </message>
    <message>
        <source>the graph is not valid ({why})</source>
        <translation>计算图无效（{why}）</translation>
    </message>
    <message>
        <source>the head that was noted is not in the chain: it, or entries before it, were taken out or written anew</source>
        <translation>记下的链首不在链中：它或其前的项被删除或重写</translation>
    </message>
    <message>
        <source>the index of the medium is damaged</source>
        <translation>介质的索引已损坏</translation>
    </message>
    <message>
        <source>the index of the medium names an image that is not there: {names}</source>
        <translation>介质索引中列出的 1 幅图像不存在：{names}</translation>
    </message>
    <message>
        <source>the index of the medium names {n} images that are not there: {names}</source>
        <translation>介质索引中列出的 {n} 幅图像不存在：{names}</translation>
    </message>
    <message>
        <source>the label &apos;{word}&apos; is not known</source>
        <translation>未知的标签“{word}”</translation>
    </message>
    <message>
        <source>the limit &apos;{name}&apos; is {value}</source>
        <translation>上限“{name}”为 {value}</translation>
    </message>
    <message>
        <source>the lost one</source>
        <translation>丢失的版本</translation>
    </message>
    <message>
        <source>the model cannot be written ({why})</source>
        <translation>无法写入模型（{why}）</translation>
    </message>
    <message>
        <source>the model card does not keep the contract ({why})</source>
        <translation>模型卡不符合规范（{why}）</translation>
    </message>
    <message>
        <source>the pixel data is cut off: {there} of {needed} bytes are there</source>
        <translation>像素数据被截断：{needed} 字节中只有 {there} 字节</translation>
    </message>
    <message>
        <source>the policy of this machine cannot be read ({why})</source>
        <translation>无法读取本机的管理策略（{why}）</translation>
    </message>
    <message>
        <source>the policy of this machine is not understood ({why})</source>
        <translation>无法理解本机的管理策略（{why}）</translation>
    </message>
    <message>
        <source>the readers differ ({words})</source>
        <translation>阅片医师意见不一（{words}）</translation>
    </message>
    <message>
        <source>the same film as {others}, which has the other label</source>
        <translation>与 {others} 为同一张胸片，但标签相反</translation>
    </message>
    <message>
        <source>the second model</source>
        <translation>第二个模型</translation>
    </message>
    <message>
        <source>the table is empty</source>
        <translation>表格为空</translation>
    </message>
    <message>
        <source>there is no card</source>
        <translation>没有模型卡</translation>
    </message>
    <message>
        <source>there is no frame {n}: the file holds {frames}</source>
        <translation>没有第 {n} 帧：文件共有 {frames} 帧</translation>
    </message>
    <message>
        <source>there is no output {name}, only {names}</source>
        <translation>没有输出 {name}，只有 {names}</translation>
    </message>
    <message>
        <source>there is no such device</source>
        <translation>没有该设备</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>没有该文件或文件夹</translation>
    </message>
    <message>
        <source>there is no version before {version} to go back to</source>
        <translation>{version} 之前没有可回退的版本</translation>
    </message>
    <message>
        <source>there is not enough memory for it</source>
        <translation>内存不足，无法读取</translation>
    </message>
    <message>
        <source>there is one of that name</source>
        <translation>已有同名会话</translation>
    </message>
    <message>
        <source>there is something in this place already</source>
        <translation>该位置已有内容</translation>
    </message>
    <message>
        <source>this installation was built without it</source>
        <translation>此安装版本不含该设备支持</translation>
    </message>
    <message>
        <source>this is an empty folder, though it is named like an image</source>
        <translation>这是一个空文件夹，但其名称像图像文件</translation>
    </message>
    <message>
        <source>this is no ONNX file, or it is damaged</source>
        <translation>这不是 ONNX 文件，或已损坏</translation>
    </message>
    <message>
        <source>this is no ordinary file</source>
        <translation>这不是普通文件</translation>
    </message>
    <message>
        <source>this is the index of a DICOM medium, not an image</source>
        <translation>这是 DICOM 介质的索引，不是图像</translation>
    </message>
    <message>
        <source>this machine has no font for some of the characters that could be put into the report: they are only seen where the viewer has one</source>
        <translation>本机缺少某些字符可嵌入报告的字体：只有查看者装有该字体时才能看到这些字符</translation>
    </message>
    <message>
        <source>this machine has no font for the report&apos;s language that could be put into it: it is written in English</source>
        <translation>本机没有可嵌入报告的中文字体：报告以英文书写</translation>
    </message>
    <message>
        <source>this program failed to read it ({why})</source>
        <translation>本程序读取失败（{why}）</translation>
    </message>
    <message>
        <source>this version is not installed</source>
        <translation>未安装此版本</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>无定义</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>valid, in one file, made by {tool}</source>
        <translation>有效，单一文件，由{tool}制作</translation>
    </message>
    <message>
        <source>weight {name} lies in another file</source>
        <translation>权重 {name} 在另一文件中</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>where its pixels stand was written at its end, which is missing</source>
        <translation>像素位置记录在文件末尾，而末尾缺失</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>written without {what}: the film&apos;s own values break the standard&apos;s rules</source>
        <translation>写入时省略了 {what}：此片自身的值不符合标准规定</translation>
    </message>
    <message>
        <source>{better} decides more {of} rightly: {more} that the other gets wrong, against {fewer} the other way ({p}).</source>
        <translation>{better} 在{of}上判断正确的较多：有 {more} 张是另一模型判断错误的，反之为 {fewer} 张（{p}）。</translation>
    </message>
    <message>
        <source>{better} tells pneumonia from normal better by {d} in ROC area ({p}).</source>
        <translation>{better} 区分肺炎与正常的能力较好，ROC 曲线下面积高 {d}（{p}）。</translation>
    </message>
    <message>
        <source>{device} refused this model, see the log</source>
        <translation>{device} 不接受此模型，见日志</translation>
    </message>
    <message>
        <source>{kind}, as stated</source>
        <translation>{kind}，与声明一致</translation>
    </message>
    <message>
        <source>{log} {row} is not as it was written, or an entry before it was taken out</source>
        <translation>{log} {row} 与写入时不同，或其前的一项被删除</translation>
    </message>
    <message>
        <source>{log} {row} was put in by something other than this program</source>
        <translation>{log} {row} 不是由本程序写入的</translation>
    </message>
    <message>
        <source>{log} {row} was taken out</source>
        <translation>{log} {row} 被删除</translation>
    </message>
    <message>
        <source>{log}: the database no longer refuses to change it; its trigger was taken out</source>
        <translation>{log}：数据库不再拒绝改动，其触发器被删除</translation>
    </message>
    <message>
        <source>{method}, widened by patient</source>
        <translation>{method}，按患者加宽</translation>
    </message>
    <message>
        <source>{model} has none of that name</source>
        <translation>{model} 没有此名称的工作点</translation>
    </message>
    <message>
        <source>{name} has the shape {shape} for a batch of {n}</source>
        <translation>{name} 在 {n} 张一批时的形状为 {shape}</translation>
    </message>
    <message>
        <source>{name} has the shape {shape}, not {expected}</source>
        <translation>{name} 的形状为 {shape}，而不是 {expected}</translation>
    </message>
    <message>
        <source>{name} has {n} axes, not {rank}</source>
        <translation>{name} 有 {n} 个轴，而不是 {rank} 个</translation>
    </message>
    <message>
        <source>{name} is no float32</source>
        <translation>{name} 不是 float32</translation>
    </message>
    <message>
        <source>{name} is not finite for every film</source>
        <translation>{name} 并非对每张胸片都是有限值</translation>
    </message>
    <message>
        <source>{name} leaves the range 0 to 1</source>
        <translation>{name} 超出 0 至 1 的范围</translation>
    </message>
    <message>
        <source>{name} {version} was active, but its file is gone</source>
        <translation>{name} {version} 曾启用，但其文件已不存在</translation>
    </message>
    <message>
        <source>{name} {version} was chosen, but its file is gone or damaged; the shipped version {shipped} is used instead</source>
        <translation>已选择 {name} {version}，但其文件缺失或损坏；改用随程序提供的 {shipped} 版</translation>
    </message>
    <message>
        <source>{name} {version} was chosen, but its file was changed since it was activated; the shipped version {shipped} is used instead</source>
        <translation>已选择 {name} {version}，但其文件在启用后被改动；改用随程序提供的 {shipped} 版</translation>
    </message>
    <message>
        <source>{name}, frame {n}</source>
        <translation>{name}，第 {n} 帧</translation>
    </message>
    <message>
        <source>{name}, official training split</source>
        <translation>{name}，官方训练集</translation>
    </message>
    <message>
        <source>{n} films of held-out patients and of {data}, {share} of each within</source>
        <translation>留出患者与{data}共 {n} 张胸片，两者各有 {share} 在界限之内</translation>
    </message>
    <message>
        <source>{n} frames are more than the limit of {limit}</source>
        <translation>{n} 帧超过 {limit} 的上限</translation>
    </message>
    <message>
        <source>{n} normal films are few: {metric} can be known to ±{half} only. With {missing} more, {needed} in all, it would be ±{wanted}.</source>
        <translation>{n} 张正常片过少：{metric}只能精确到 ±{half}。再有 {missing} 张、共 {needed} 张，可达 ±{wanted}。</translation>
    </message>
    <message>
        <source>{n} or later</source>
        <translation>{n} 或更高</translation>
    </message>
    <message>
        <source>{n} pneumonia films are few: {metric} can be known to ±{half} only. With {missing} more, {needed} in all, it would be ±{wanted}.</source>
        <translation>{n} 张肺炎片过少：{metric}只能精确到 ±{half}。再有 {missing} 张、共 {needed} 张，可达 ±{wanted}。</translation>
    </message>
    <message>
        <source>{seen} of {used} verdicts were given with the scores in view. They lean towards what the models said, and flatter them: read blind for a fair measurement.</source>
        <translation>{used} 次判读中有 {seen} 次是在评分可见时作出的。它们偏向模型的结论，会高估模型：请盲法阅片以作公正测量。</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}。</translation>
    </message>
    <message>
        <source>{size} MB are more than the limit of {limit} MB</source>
        <translation>{size} MB 超过 {limit} MB 的上限</translation>
    </message>
    <message>
        <source>{size} MB can be read</source>
        <translation>可读取 {size} MB</translation>
    </message>
    <message>
        <source>{size} are more than the limit of {limit}</source>
        <translation>{size} 超过 {limit} 的上限</translation>
    </message>
    <message>
        <source>{subject}: {problem}. {remedy}</source>
        <translation>{subject}：{problem}。{remedy}</translation>
    </message>
    <message>
        <source>{what} of {size} is more than the limit of {limit}</source>
        <translation>{what}（{size}）超过 {limit} 的上限</translation>
    </message>
    <message>
        <source>{what}, which cannot be read here</source>
        <translation>{what}，本程序无法读取</translation>
    </message>
    <message>
        <source>{w} × {h} pixels are more than the limit of {limit}</source>
        <translation>{w} × {h} 像素超过 {limit} 的上限</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Gap</source>
        <translation>空隙</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>更多工具</translation>
    </message>
    <message>
        <source>Order:</source>
        <translation>排序：</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
</context>
<context>
    <name>Triage</name>
    <message>
        <source>Leading model alone</source>
        <translation>仅主导模型</translation>
    </message>
    <message>
        <source>Mean of probabilities</source>
        <translation>概率均值</translation>
    </message>
    <message>
        <source>No card says how the models err together, so these are bounds;</source>
        <translation>模型卡未说明各模型的错误如何相关，故只给出界限；</translation>
    </message>
    <message>
        <source>No films in scope yet</source>
        <translation>尚无适用范围内的胸片</translation>
    </message>
    <message>
        <source>One flag of {n} is enough: at least as sensitive as the most sensitive model, at most as specific as the least specific one.</source>
        <translation>{n} 个模型中有一个标记即可：敏感度不低于其中最高者，特异度不高于其中最低者。</translation>
    </message>
    <message>
        <source>The cards measure the models on different films and allow no bounds on what they do together;</source>
        <translation>各模型卡所用胸片不同，无法给出联合表现的界限；</translation>
    </message>
    <message>
        <source>The threshold lies between two points of its curve, hence the spans.</source>
        <translation>该阈值位于其曲线两点之间，故给出范围。</translation>
    </message>
    <message>
        <source>as many as at {where}</source>
        <translation>与 {where} 相同</translation>
    </message>
    <message>
        <source>Any one model</source>
        <translation>任一模型</translation>
    </message>
    <message>
        <source>Flags wherever all {n} models reach the threshold, and never where none does. The mean is not calibrated, and no card holds a threshold for it: it starts at the leading model’s.</source>
        <translation>当全部 {n} 个模型达到阈值时必标记，无一达到时必不标记。均值未经校准，模型卡中亦无其阈值：以主导模型的阈值为起点。</translation>
    </message>
    <message>
        <source>Model card, {data}. In brackets 95 % intervals ({methods}), for films of the same kind.</source>
        <translation>模型卡，{data}。括号内为 95 % 置信区间 ({methods})，适用于同类胸片。</translation>
    </message>
    <message>
        <source>More than half</source>
        <translation>半数以上</translation>
    </message>
    <message>
        <source>Of {films} films with {ill} pneumonias: {flagged} flagged, {missed} missed.</source>
        <translation>{films} 张胸片中有 {ill} 张肺炎：标记 {flagged} 张，漏标 {missed} 张。</translation>
    </message>
    <message>
        <source>The cards hold the scores of the same films, so what the models do together is counted on these.</source>
        <translation>各模型卡含有同一批胸片的评分，故各模型共同作用的结果是在这些胸片上逐一计数得出的。</translation>
    </message>
    <message>
        <source>Wilson, MOVER-R</source>
        <translation>Wilson, MOVER-R</translation>
    </message>
    <message>
        <source>Wilson, Mercaldo</source>
        <translation>Wilson, Mercaldo</translation>
    </message>
    <message>
        <source>Wilson, widened by patient; MOVER-R</source>
        <translation>Wilson（按患者加宽）; MOVER-R</translation>
    </message>
    <message>
        <source>at least {needed} of {n} models</source>
        <translation>{n} 个模型中至少 {needed} 个</translation>
    </message>
    <message>
        <source>between {least:.2f} and {most:.2f}, 95 % interval {low:.2f} to {high:.2f}</source>
        <translation>{least:.2f} 至 {most:.2f}，95 % 置信区间 {low:.2f} 至 {high:.2f}</translation>
    </message>
    <message>
        <source>flagged by none of {n} models ({needed} needed)</source>
        <translation>{n} 个模型均未标记（需 {needed} 个）</translation>
    </message>
    <message>
        <source>flagged by only {votes} of {n} models ({needed} needed): {who}</source>
        <translation>{n} 个模型中仅 {votes} 个标记（需 {needed} 个）：{who}</translation>
    </message>
    <message>
        <source>flagged by {votes} of {n} models ({needed} needed): {who}</source>
        <translation>{n} 个模型中 {votes} 个标记（需 {needed} 个）：{who}</translation>
    </message>
    <message>
        <source>flagged by: {rule}</source>
        <translation>标记规则：{rule}</translation>
    </message>
    <message>
        <source>mean of {n} models ≥ {value:.3f}</source>
        <translation>{n} 个模型的均值 ≥ {value:.3f}</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>on films with known labels, Compare models counts it.</source>
        <translation>可在“模型比较”中用已知标签的胸片统计。</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手动设定</translation>
    </message>
    <message>
        <source>the mean of {n} models is {score}, at or above {threshold}, a threshold that stands in no model card: {who}</source>
        <translation>{n} 个模型的均值为 {score}，达到或高于阈值 {threshold}（该阈值不见于任何模型卡）：{who}</translation>
    </message>
    <message>
        <source>the mean of {n} models is {score}, below {threshold}, a threshold that stands in no model card: {who}</source>
        <translation>{n} 个模型的均值为 {score}，低于阈值 {threshold}（该阈值不见于任何模型卡）：{who}</translation>
    </message>
    <message>
        <source>{least:.2f}, 95 % interval {low:.2f} to {high:.2f}</source>
        <translation>{least:.2f}，95 % 置信区间 {low:.2f} 至 {high:.2f}</translation>
    </message>
    <message>
        <source>{name} ≥ {value:.3f} (this site)</source>
        <translation>{name} ≥ {value:.3f}（本科室）</translation>
    </message>
    <message>
        <source>{needed} of {n} must flag: a miss or a false alarm of a single model is outvoted, one that models share is not.</source>
        <translation>{n} 个模型中须有 {needed} 个标记：单个模型的漏标或误报会被否决，共同的错误则不会。</translation>
    </message>
    <message>
        <source>{n} fewer than at {where}</source>
        <translation>比 {where} 少 {n} 张</translation>
    </message>
    <message>
        <source>{n} more than at {where}</source>
        <translation>比 {where} 多 {n} 张</translation>
    </message>
    <message>
        <source>{sign} {flagged} of {films} films in scope flagged ({share})</source>
        <translation>{sign} 适用范围内 {films} 张胸片中已标记 {flagged} 张（{share}）</translation>
    </message>
    <message>
        <source>{sign} {flagged} of {films} films in scope would be flagged ({share})</source>
        <translation>{sign} 适用范围内 {films} 张胸片中将标记 {flagged} 张（{share}）</translation>
    </message>
    <message>
        <source>{title} gives {score}, at or above the threshold {threshold} ({name})</source>
        <translation>{title} 评分 {score}，达到或高于阈值 {threshold}（{name}）</translation>
    </message>
    <message>
        <source>{title} gives {score}, below the threshold {threshold} ({name})</source>
        <translation>{title} 评分 {score}，低于阈值 {threshold}（{name}）</translation>
    </message>
    <message>
        <source>{title} {score}</source>
        <translation>{title} {score}</translation>
    </message>
    <message>
        <source>{title} {score} ≥ {threshold} ({name})</source>
        <translation>{title} {score} ≥ {threshold}（{name}）</translation>
    </message>
    <message>
        <source>{title} ≥ {value:.3f} ({name})</source>
        <translation>{title} ≥ {value:.3f}（{name}）</translation>
    </message>
</context>
<context>
    <name>TriageBody</name>
    <message>
        <source>Back to {where}</source>
        <translation>返回 {where}</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>复位</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Threshold, in thousandths</source>
        <translation>阈值（千分之一）</translation>
    </message>
    <message>
        <source>What the policy means</source>
        <translation>该策略的含义</translation>
    </message>
    <message>
        <source>What to expect, in films</source>
        <translation>按胸片数计的预期</translation>
    </message>
    <message>
        <source>Where the figures come from</source>
        <translation>数值的来源</translation>
    </message>
</context>
<context>
    <name>TriageHead</name>
    <message>
        <source>Flagged films, and by what</source>
        <translation>已标记的胸片及其规则</translation>
    </message>
    <message>
        <source>Models disagree: {n} films</source>
        <translation>模型有分歧：{n} 张胸片</translation>
    </message>
    <message>
        <source>Show only films that some models flag and others do not</source>
        <translation>仅显示部分模型标记、部分模型未标记的胸片</translation>
    </message>
    <message>
        <source>Show threshold, policy and what to expect</source>
        <translation>显示阈值、策略与预期表现</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>分诊</translation>
    </message>
    <message>
        <source>≠ Models disagree {n}</source>
        <translation>≠ 模型有分歧 {n}</translation>
    </message>
</context>
<context>
    <name>TriageStrip</name>
    <message>
        <source>Threshold, policy and what to expect</source>
        <translation>阈值、规则和预期</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>分诊</translation>
    </message>
    <message>
        <source>the leading model’s threshold</source>
        <translation>主导模型的阈值</translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Agree: {decision}</source>
        <translation>同意：{decision}</translation>
    </message>
    <message>
        <source>How many films are unread, or settled</source>
        <translation>未读或已仲裁的胸片数</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note on this film</source>
        <translation>对此片的备注</translation>
    </message>
    <message>
        <source>Note on this film; Enter keeps it, Esc drops it</source>
        <translation>对此片的备注；Enter 保存，Esc 放弃</translation>
    </message>
    <message>
        <source>Reader: {name}</source>
        <translation>阅片医师：{name}</translation>
    </message>
    <message>
        <source>Reader: {name}; change</source>
        <translation>阅片医师：{name}；更改</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判读</translation>
    </message>
    <message>
        <source>What two readers said</source>
        <translation>两位医师的判读</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>判读内容</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚未填写</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>This folder</source>
        <translation>当前文件夹</translation>
    </message>
    <message>
        <source>This folder, labelled</source>
        <translation>当前文件夹（有标签）</translation>
    </message>
    <message>
        <source>Threshold laboratory</source>
        <translation>阈值实验室</translation>
    </message>
    <message>
        <source>Views of the comparison</source>
        <translation>比较的各视图</translation>
    </message>
</context>
<context>
    <name>WatchLabel</name>
    <message>
        <source>OUT OF REACH: {names}</source>
        <translation>无法访问：{names}</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>受监视的文件夹</translation>
    </message>
    <message>
        <source>Watching {n} folders</source>
        <translation>正在监视 {n} 个文件夹</translation>
    </message>
    <message>
        <source>Watching “{name}”</source>
        <translation>正在监视“{name}”</translation>
    </message>
    <message>
        <source>Will watch once all films are read</source>
        <translation>所有胸片读完后开始监视</translation>
    </message>
    <message>
        <source>{n} arrived, last {time}</source>
        <translation>新到 {n} 张，最近 {time}</translation>
    </message>
    <message>
        <source>{n} not complete yet</source>
        <translation>尚不完整 {n} 个</translation>
    </message>
</context>
<context>
    <name>WindowChoice</name>
    <message>
        <source>my own</source>
        <translation>我的窗</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source> (turned scale)</source>
        <translation>（比例尺已反向）</translation>
    </message>
    <message>
        <source> ({out} out of scope left out)</source>
        <translation>（未计入超出适用范围的 {out} 张）</translation>
    </message>
    <message>
        <source>(no interval)</source>
        <translation>（无区间）</translation>
    </message>
    <message>
        <source>({low} to {high})</source>
        <translation>({low} 至 {high})</translation>
    </message>
    <message>
        <source>+{n:.2g} for pneumonia</source>
        <translation>支持肺炎 +{n:.2g}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>, more to come</source>
        <translation>，还有更多</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>1 image found</source>
        <translation>找到 1 幅图像</translation>
    </message>
    <message>
        <source>1 other file passed over</source>
        <translation>略过 1 个其他文件</translation>
    </message>
    <message>
        <source>1 overlay in the file (O)</source>
        <translation>文件含 1 个叠加层 (O)</translation>
    </message>
    <message>
        <source>1 − specificity (false flags among normal films)</source>
        <translation>1 − 特异度（正常片中的误报）</translation>
    </message>
    <message>
        <source>95 % band of {model}</source>
        <translation>{model} 的 95 % 置信带</translation>
    </message>
    <message>
        <source>A click shows the films that only the one with more decides rightly.</source>
        <translation>点击可显示只有正确数较多的一方判断正确的胸片。</translation>
    </message>
    <message>
        <source>About the models</source>
        <translation>模型信息</translation>
    </message>
    <message>
        <source>Accession {value}</source>
        <translation>检查号 {value}</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Age at acquisition, from the DICOM header</source>
        <translation>采集时的年龄，取自 DICOM 文件头</translation>
    </message>
    <message>
        <source>Agreement beyond chance, 95 % interval; words after Landis and Koch</source>
        <translation>超出偶然的一致性，95 % 置信区间；等级依据 Landis 与 Koch</translation>
    </message>
    <message>
        <source>All {m} models decide the same on {same} of {n} films ({share})</source>
        <translation>{m} 个模型在 {n} 张胸片中对 {same} 张判断一致（{share}）</translation>
    </message>
    <message>
        <source>Another share of pneumonia alone shifts the curve</source>
        <translation>肺炎比例不同时，仅此即会使曲线移动</translation>
    </message>
    <message>
        <source>As far as the cards&apos; ROC curves know the scores</source>
        <translation>以模型卡的 ROC 曲线所记录的评分为限</translation>
    </message>
    <message>
        <source>As the trainer logged it, epoch by epoch</source>
        <translation>由训练程序逐轮记录</translation>
    </message>
    <message>
        <source>Average precision: area under the precision-recall curve; the share of pneumonia is chance</source>
        <translation>平均精确率：精确率-召回率曲线下面积；随机水平即肺炎比例</translation>
    </message>
    <message>
        <source>Bootstrap by patient: patients have several films here</source>
        <translation>按患者自助抽样：此处同一患者有多张胸片</translation>
    </message>
    <message>
        <source>Born {value}</source>
        <translation>出生 {value}</translation>
    </message>
    <message>
        <source>Calibrated pieces cross the dotted line</source>
        <translation>已校准的分段与虚线相交</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Caution: not all models were measured on the very same films.</source>
        <translation>注意：并非所有模型都在完全相同的胸片上测量。</translation>
    </message>
    <message>
        <source>Click a film to see it in the worklist</source>
        <translation>单击一张胸片，即在工作列表中查看</translation>
    </message>
    <message>
        <source>Click to see the films that count here in the worklist</source>
        <translation>单击可在工作列表中查看此处计入的胸片</translation>
    </message>
    <message>
        <source>Cohen’s κ</source>
        <translation>Cohen κ 系数</translation>
    </message>
    <message>
        <source>Computes in</source>
        <translation>计算精度</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Date of acquisition, from the DICOM header</source>
        <translation>采集日期，取自 DICOM 文件头</translation>
    </message>
    <message>
        <source>DeLong&apos;s paired test</source>
        <translation>DeLong 配对检验</translation>
    </message>
    <message>
        <source>Dotted: flagging everything; band: 95 %, of the first model</source>
        <translation>虚线：全部标记；色带：第一个模型的 95 % 置信带</translation>
    </message>
    <message>
        <source>Dotted: the best that an order could do</source>
        <translation>虚线：任何排序所能达到的最佳</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>胸片</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>胸片</translation>
    </message>
    <message>
        <source>Films flagged</source>
        <translation>已标记的胸片</translation>
    </message>
    <message>
        <source>Films read, highest score first (%)</source>
        <translation>已读胸片，评分由高到低 (%)</translation>
    </message>
    <message>
        <source>Films that only the first one flags</source>
        <translation>仅第一个模型标记的胸片</translation>
    </message>
    <message>
        <source>Films that only the second one flags</source>
        <translation>仅第二个模型标记的胸片</translation>
    </message>
    <message>
        <source>Films unlike training</source>
        <translation>不同于训练片的胸片</translation>
    </message>
    <message>
        <source>First minus second, with its 95 % interval</source>
        <translation>第一个减第二个，及其 95 % 置信区间</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>Fleiss’ κ</source>
        <translation>Fleiss κ 系数</translation>
    </message>
    <message>
        <source>For prioritisation only. Not for diagnostic use.</source>
        <translation>仅供确定阅片优先顺序，不用于诊断。</translation>
    </message>
    <message>
        <source>From the cards&apos; ROC curves; dotted: flagging everything</source>
        <translation>据模型卡的 ROC 曲线；虚线：全部标记</translation>
    </message>
    <message>
        <source>From {at:.3f} on. The interval allows for choosing it on these films.</source>
        <translation>自 {at:.3f} 起。该区间已计入“阈值在这些胸片上选出”的影响。</translation>
    </message>
    <message>
        <source>Highest minus lowest score</source>
        <translation>最高评分减最低评分</translation>
    </message>
    <message>
        <source>How many of the loaded models flag the film, each by its own threshold</source>
        <translation>各模型按各自阈值，有多少个标记此片</translation>
    </message>
    <message>
        <source>How often a pneumonia scores higher than a normal film; 0.5 is chance</source>
        <translation>肺炎片评分高于正常片的概率；0.5 为随机水平</translation>
    </message>
    <message>
        <source>ID {value}</source>
        <translation>患者编号 {value}</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>当前生效</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Inverted</source>
        <translation>已反相</translation>
    </message>
    <message>
        <source>It cannot tell films unlike its training films.</source>
        <translation>它无法识别与训练片不同的胸片。</translation>
    </message>
    <message>
        <source>Larger marks hold more films; whiskers: 95 %</source>
        <translation>标记越大胸片越多；须线：95 % 置信区间</translation>
    </message>
    <message>
        <source>Largest distance of the shares {d:.3f}, at score {at:.3f}</source>
        <translation>两比例的最大差距 {d:.3f}，评分为 {at:.3f} 处</translation>
    </message>
    <message>
        <source>Learning: {figure}</source>
        <translation>学习过程：{figure}</translation>
    </message>
    <message>
        <source>Loading models…</source>
        <translation>正在载入模型…</translation>
    </message>
    <message>
        <source>Loss on held-out patients</source>
        <translation>留出患者上的损失</translation>
    </message>
    <message>
        <source>Loss on the training films</source>
        <translation>训练片上的损失</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>适用范围</translation>
    </message>
    <message>
        <source>Marked only</source>
        <translation>仅有记号的</translation>
    </message>
    <message>
        <source>Marks: each model&apos;s default operating point</source>
        <translation>标记点：各模型的默认工作点</translation>
    </message>
    <message>
        <source>Marks: the thresholds in force; band: 95 %, of the first model</source>
        <translation>标记点：当前生效的阈值；色带：第一个模型的 95 % 置信带</translation>
    </message>
    <message>
        <source>Mean gap between score and observed share; 0 is best</source>
        <translation>评分与实际比例的平均差距；0 为最佳</translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation>平均评分</translation>
    </message>
    <message>
        <source>Mean squared distance of score and truth; 0 is best</source>
        <translation>评分与真值之差的均方；0 为最佳</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>已镜像</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>NPV</source>
        <translation>阴性预测值</translation>
    </message>
    <message>
        <source>Name of the file and, beneath it, what to know about the film</source>
        <translation>文件名，其下为关于此片须知的内容</translation>
    </message>
    <message>
        <source>Name {value}</source>
        <translation>姓名 {value}</translation>
    </message>
    <message>
        <source>Net benefit</source>
        <translation>净获益</translation>
    </message>
    <message>
        <source>Net benefit, false alarms weighed as at {at:.3f}</source>
        <translation>净获益，误报权重按阈值 {at:.3f} 计</translation>
    </message>
    <message>
        <source>No film may be flagged for it</source>
        <translation>不会因此标记任何胸片</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>OTHER PATIENT</source>
        <translation>不同患者</translation>
    </message>
    <message>
        <source>One share held fixed</source>
        <translation>固定一项比例</translation>
    </message>
    <message>
        <source>Only first</source>
        <translation>仅第一个</translation>
    </message>
    <message>
        <source>Only second</source>
        <translation>仅第二个</translation>
    </message>
    <message>
        <source>Operating point of the figures that need one</source>
        <translation>需要工作点的数值所用的工作点</translation>
    </message>
    <message>
        <source>Out of scope · not ranked</source>
        <translation>超出适用范围 · 不排序</translation>
    </message>
    <message>
        <source>Out of scope, so neither flagged nor ranked: {why}</source>
        <translation>超出适用范围，故不标记也不排序：{why}</translation>
    </message>
    <message>
        <source>PPV</source>
        <translation>阳性预测值</translation>
    </message>
    <message>
        <source>PR AUC</source>
        <translation>PR 曲线下面积</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Place by priority</source>
        <translation>优先级序号</translation>
    </message>
    <message>
        <source>Place in the order of priority; out of scope and unreadable films have none</source>
        <translation>优先顺序中的位置；超出适用范围和无法读取的没有</translation>
    </message>
    <message>
        <source>Pneumonia</source>
        <translation>肺炎</translation>
    </message>
    <message>
        <source>Pneumonias found (%)</source>
        <translation>已找到的肺炎 (%)</translation>
    </message>
    <message>
        <source>Pneumonias found for nothing, per film; higher is better</source>
        <translation>每张胸片净找到的肺炎数；越高越好</translation>
    </message>
    <message>
        <source>Precision (PPV among these films)</source>
        <translation>精确率（这些胸片中的阳性预测值）</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>精确率与召回率</translation>
    </message>
    <message>
        <source>RESEARCH · where {model} looked ({method}) · no finding</source>
        <translation>研究 · {model} 关注的区域（{method}）· 非诊断所见</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>ROC AUC</source>
        <translation>ROC 曲线下面积</translation>
    </message>
    <message>
        <source>ROC AUC on held-out patients</source>
        <translation>留出患者上的 ROC 曲线下面积</translation>
    </message>
    <message>
        <source>ROC AUC on the second split</source>
        <translation>第二划分上的 ROC 曲线下面积</translation>
    </message>
    <message>
        <source>Read and unread</source>
        <translation>已读和未读</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>仅已读</translation>
    </message>
    <message>
        <source>Reading in the proposed order</source>
        <translation>按建议顺序阅片</translation>
    </message>
    <message>
        <source>Recall (sensitivity)</source>
        <translation>召回率（敏感度）</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Score of {model}</source>
        <translation>{model} 的评分</translation>
    </message>
    <message>
        <source>Score; {sign} flagged</source>
        <translation>评分；{sign} 为已标记</translation>
    </message>
    <message>
        <source>Scores are hidden until your verdict</source>
        <translation>您作出判读之前评分保持隐藏</translation>
    </message>
    <message>
        <source>Scores of normals</source>
        <translation>正常片的评分</translation>
    </message>
    <message>
        <source>Scores of pneumonias</source>
        <translation>肺炎片的评分</translation>
    </message>
    <message>
        <source>Scores of {model}</source>
        <translation>{model} 的评分</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>Sensitivity at
specificity {share:.2f}</source>
        <translation>特异度 {share:.2f} 时
的敏感度</translation>
    </message>
    <message>
        <source>Settled as {decision}: {first} says {one}, {second} says {other}</source>
        <translation>已仲裁为{decision}：{first} 判为{one}，{second} 判为{other}</translation>
    </message>
    <message>
        <source>Share of all films decided rightly, among these</source>
        <translation>这些胸片中判断正确的比例</translation>
    </message>
    <message>
        <source>Share of all these films that is flagged: the workload</source>
        <translation>这些胸片中被标记的比例：即工作量</translation>
    </message>
    <message>
        <source>Share of the films at or above</source>
        <translation>评分不低于该值的胸片比例</translation>
    </message>
    <message>
        <source>Share of the films that both decide alike</source>
        <translation>两者判断一致的胸片比例</translation>
    </message>
    <message>
        <source>Share of the flagged films that shows pneumonia, among these</source>
        <translation>这些胸片中，已标记者中肺炎的比例</translation>
    </message>
    <message>
        <source>Share of the normal films that is not flagged</source>
        <translation>正常片中未被标记的比例</translation>
    </message>
    <message>
        <source>Share of the pneumonias that is flagged</source>
        <translation>肺炎片中被标记的比例</translation>
    </message>
    <message>
        <source>Share of the unflagged films that is normal, among these</source>
        <translation>这些胸片中，未标记者中正常的比例</translation>
    </message>
    <message>
        <source>Share that shows pneumonia</source>
        <translation>肺炎所占比例</translation>
    </message>
    <message>
        <source>Side {name}</source>
        <translation>侧别 {name}</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>Specificity at
sensitivity {share:.2f}</source>
        <translation>敏感度 {share:.2f} 时
的特异度</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>本机速度</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>数据划分</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>离散度</translation>
    </message>
    <message>
        <source>The cards do not hold the scores of the same single films, so the two areas are compared as if measured on different films. That is cautious: on the same films p is smaller. Open labelled films for an exact comparison.</source>
        <translation>各模型卡中没有同一批胸片逐张的评分，因此将两个面积视为在不同胸片上测得进行比较。这样较为保守：若为同一批胸片，p 值会更小。如需精确比较，请打开带标签的胸片。</translation>
    </message>
    <message>
        <source>The file names no patient</source>
        <translation>文件未注明患者</translation>
    </message>
    <message>
        <source>The film at its default window; sorts and filters by its size in megapixels</source>
        <translation>默认窗下的胸片；按百万像素数排序和筛选</translation>
    </message>
    <message>
        <source>The model&apos;s card is not at hand.</source>
        <translation>手头没有该模型的模型卡。</translation>
    </message>
    <message>
        <source>The network alone in batches of {n}, without reading and decoding</source>
        <translation>仅网络计算，每批 {n} 张，不含读取和解码</translation>
    </message>
    <message>
        <source>The p values are not corrected for the number of pairs: of equal models, about one test in twenty finds a difference by chance.</source>
        <translation>p 值未按比较对数校正：即使模型相同，约每二十次检验就有一次因偶然而显示差异。</translation>
    </message>
    <message>
        <source>These films against those of its card</source>
        <translation>当前胸片与其模型卡所用胸片对比</translation>
    </message>
    <message>
        <source>Threshold in force</source>
        <translation>当前生效的阈值</translation>
    </message>
    <message>
        <source>Tick the models that the charts shall show</source>
        <translation>勾选图中要显示的模型</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>Unread only</source>
        <translation>仅未读</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Upright: the threshold in force</source>
        <translation>竖线：当前生效的阈值</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判读</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>View</source>
        <translation>体位</translation>
    </message>
    <message>
        <source>View position, from the DICOM header</source>
        <translation>投照体位，取自 DICOM 文件头</translation>
    </message>
    <message>
        <source>WHAT THE MODEL SAW · {w} × {h} pixels · default window</source>
        <translation>模型所见的图像 · {w} × {h} 像素 · 默认窗</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>What the screening noticed about the film, or why it cannot be read</source>
        <translation>筛查发现的问题，或无法读取的原因</translation>
    </message>
    <message>
        <source>Which films are of one patient is not known: each counts for itself.</source>
        <translation>不清楚哪些胸片属于同一患者：每张单独计数。</translation>
    </message>
    <message>
        <source>You: {decision}</source>
        <translation>您的判读：{decision}</translation>
    </message>
    <message>
        <source>Your own verdict; nobody else&apos;s is shown here</source>
        <translation>您自己的判读；此处不显示他人的判读</translation>
    </message>
    <message>
        <source>Zoom {n}</source>
        <translation>缩放 {n}</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>还需几秒</translation>
    </message>
    <message>
        <source>about a minute left</source>
        <translation>还需约一分钟</translation>
    </message>
    <message>
        <source>about {n} hours left</source>
        <translation>还需约 {n} 小时</translation>
    </message>
    <message>
        <source>about {n} minutes left</source>
        <translation>还需约 {n} 分钟</translation>
    </message>
    <message>
        <source>about {n} seconds left</source>
        <translation>还需约 {n} 秒</translation>
    </message>
    <message>
        <source>active</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>an order that knows</source>
        <translation>完美排序</translation>
    </message>
    <message>
        <source>any order</source>
        <translation>任意顺序</translation>
    </message>
    <message>
        <source>as filed</source>
        <translation>文件夹顺序</translation>
    </message>
    <message>
        <source>as in the folder</source>
        <translation>按文件夹中的顺序</translation>
    </message>
    <message>
        <source>as stored</source>
        <translation>按存储值</translation>
    </message>
    <message>
        <source>at detector</source>
        <translation>探测器平面</translation>
    </message>
    <message>
        <source>at the detector</source>
        <translation>探测器平面</translation>
    </message>
    <message>
        <source>by acquisition date, oldest first</source>
        <translation>按采集日期，由早到晚</translation>
    </message>
    <message>
        <source>by priority, likely pneumonia first</source>
        <translation>按优先级，疑似肺炎在前</translation>
    </message>
    <message>
        <source>by “{column}”</source>
        <translation>按“{column}”</translation>
    </message>
    <message>
        <source>by “{column}”, backwards</source>
        <translation>按“{column}”，倒序</translation>
    </message>
    <message>
        <source>by “{column}”, largest first</source>
        <translation>按“{column}”，由大到小</translation>
    </message>
    <message>
        <source>by “{column}”, smallest first</source>
        <translation>按“{column}”，由小到大</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>已校准</translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation>随程序提供</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>At {share} pneumonia: </source>
        <translation>肺炎占 {share} 时：</translation>
    </message>
    <message>
        <source>Brier
score</source>
        <translation>Brier
分数</translation>
    </message>
    <message>
        <source>Calibration
error</source>
        <translation>校准
误差</translation>
    </message>
    <message>
        <source>Decided otherwise</source>
        <translation>判断不同</translation>
    </message>
    <message>
        <source>Decisions on the same films (McNemar)</source>
        <translation>同一批胸片上的判断 (McNemar)</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>First minus second, with its 95 % interval; a click shows the films that only one of them decides rightly</source>
        <translation>第一个减第二个，及其 95 % 置信区间；单击显示仅其中一个判断正确的胸片</translation>
    </message>
    <message>
        <source>Flagged as the models decide together; how they do stands under Triage</source>
        <translation>按多个模型共同决定的标记；规则见“分诊”</translation>
    </message>
    <message>
        <source>Flagged: the workload</source>
        <translation>已标记：即工作量</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>From {at:.3f} on: {name} {share}</source>
        <translation>自 {at:.3f} 起：{name} {share}</translation>
    </message>
    <message>
        <source>In force ≥ {at:.3f}</source>
        <translation>当前生效 ≥ {at:.3f}</translation>
    </message>
    <message>
        <source>Intervals by patient.</source>
        <translation>区间按患者计算。</translation>
    </message>
    <message>
        <source>Last opened</source>
        <translation>上次打开</translation>
    </message>
    <message>
        <source>Moved ≥ {at:.3f}</source>
        <translation>移动后 ≥ {at:.3f}</translation>
    </message>
    <message>
        <source>NPV among these films</source>
        <translation>这些胸片中的阴性预测值</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>On which films</source>
        <translation>基于哪些胸片</translation>
    </message>
    <message>
        <source>Operating point</source>
        <translation>工作点</translation>
    </message>
    <message>
        <source>PPV among these films</source>
        <translation>这些胸片中的阳性预测值</translation>
    </message>
    <message>
        <source>Pneumonias missed</source>
        <translation>漏标的肺炎</translation>
    </message>
    <message>
        <source>Probability of pneumonia by the leading model, or the mean of all where it rules; the mark on the bar is its threshold</source>
        <translation>主导模型给出的肺炎概率；以均值为准时为所有模型的均值；条上的刻度为其阈值</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Settle: {first} says {one}, {second} says {other}</source>
        <translation>仲裁：{first} 判为{one}，{second} 判为{other}</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Threshold probability</source>
        <translation>阈值概率</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Upright: the moved threshold</source>
        <translation>竖线：移动后的阈值</translation>
    </message>
    <message>
        <source>Upright: the threshold; hatched: pneumonia</source>
        <translation>竖线：阈值；斜线填充：肺炎</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>监视</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>何人</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>blind</source>
        <translation>盲法</translation>
    </message>
    <message>
        <source>cannot be compared</source>
        <translation>无法比较</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>无法识别</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>随机水平</translation>
    </message>
    <message>
        <source>dark parts</source>
        <translation>暗区</translation>
    </message>
    <message>
        <source>different decision</source>
        <translation>判断不同</translation>
    </message>
    <message>
        <source>each model&apos;s default</source>
        <translation>各模型的默认值</translation>
    </message>
    <message>
        <source>false alarms</source>
        <translation>误报片</translation>
    </message>
    <message>
        <source>films of a patient together</source>
        <translation>同一患者的胸片排在一起</translation>
    </message>
    <message>
        <source>flag every film</source>
        <translation>全部标记</translation>
    </message>
    <message>
        <source>flag no film</source>
        <translation>全不标记</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>flagging everything</source>
        <translation>全部标记</translation>
    </message>
    <message>
        <source>frame {n}</source>
        <translation>第 {n} 帧</translation>
    </message>
    <message>
        <source>full range</source>
        <translation>全范围</translation>
    </message>
    <message>
        <source>grey {value} of {most}</source>
        <translation>灰度 {value} / {most}</translation>
    </message>
    <message>
        <source>has no operating point of this name</source>
        <translation>没有此名称的工作点</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>in the logit</source>
        <translation>logit 单位</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>input {value} of 255</source>
        <translation>输入值 {value} / 255</translation>
    </message>
    <message>
        <source>installed here</source>
        <translation>在本机安装</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>有记号</translation>
    </message>
    <message>
        <source>modality value {value}</source>
        <translation>设备值 {value}</translation>
    </message>
    <message>
        <source>models disagree</source>
        <translation>模型有分歧</translation>
    </message>
    <message>
        <source>moved to ≥ {now:.3f}; in force ≥ {before:.3f}</source>
        <translation>移至 ≥ {now:.3f}；当前生效 ≥ {before:.3f}</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>no evidence
of a difference</source>
        <translation>未见差异
证据</translation>
    </message>
    <message>
        <source>no film</source>
        <translation>没有胸片</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>normals not flagged</source>
        <translation>未标记的正常片</translation>
    </message>
    <message>
        <source>not flagged</source>
        <translation>未标记</translation>
    </message>
    <message>
        <source>not measured on these films</source>
        <translation>未在这些胸片上测量</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>不可判读</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>of unknown basis</source>
        <translation>依据不明</translation>
    </message>
    <message>
        <source>operating point “{name}” ≥ {value:.3f}</source>
        <translation>工作点“{name}” ≥ {value:.3f}</translation>
    </message>
    <message>
        <source>out of scope</source>
        <translation>超出范围</translation>
    </message>
    <message>
        <source>out of scope {n}</source>
        <translation>超出适用范围 {n}</translation>
    </message>
    <message>
        <source>page {n}</source>
        <translation>第 {n} 页</translation>
    </message>
    <message>
        <source>patient not stated</source>
        <translation>患者未注明</translation>
    </message>
    <message>
        <source>pneumonia</source>
        <translation>肺炎</translation>
    </message>
    <message>
        <source>pneumonias flagged</source>
        <translation>已标记的肺炎片</translation>
    </message>
    <message>
        <source>pneumonias missed</source>
        <translation>漏标的肺炎片</translation>
    </message>
    <message>
        <source>region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>已被替换</translation>
    </message>
    <message>
        <source>robust percentiles</source>
        <translation>稳健百分位</translation>
    </message>
    <message>
        <source>same decision</source>
        <translation>判断相同</translation>
    </message>
    <message>
        <source>same patient</source>
        <translation>同一患者</translation>
    </message>
    <message>
        <source>score as observed</source>
        <translation>评分与实际相符</translation>
    </message>
    <message>
        <source>scored {n}</source>
        <translation>已评分 {n}</translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>share flagged</source>
        <translation>标记比例</translation>
    </message>
    <message>
        <source>share of pneumonia</source>
        <translation>肺炎比例</translation>
    </message>
    <message>
        <source>single precision</source>
        <translation>单精度</translation>
    </message>
    <message>
        <source>specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>tells; {share} false alarms</source>
        <translation>可识别；误报 {share}</translation>
    </message>
    <message>
        <source>the model says otherwise</source>
        <translation>模型意见不同</translation>
    </message>
    <message>
        <source>the network’s own map</source>
        <translation>网络自身的显著图</translation>
    </message>
    <message>
        <source>the same film</source>
        <translation>同一张胸片</translation>
    </message>
    <message>
        <source>these films</source>
        <translation>当前胸片</translation>
    </message>
    <message>
        <source>threshold across</source>
        <translation>横轴阈值</translation>
    </message>
    <message>
        <source>threshold up</source>
        <translation>纵轴阈值</translation>
    </message>
    <message>
        <source>thresholds in force</source>
        <translation>当前生效的阈值</translation>
    </message>
    <message>
        <source>to come {n}</source>
        <translation>待读 {n}</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>无定义</translation>
    </message>
    <message>
        <source>unread first</source>
        <translation>未读优先</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>unreadable {n}</source>
        <translation>无法读取 {n}</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>what is missed when a part is covered</source>
        <translation>遮挡某一部分后评分的损失</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>{bits} bit · {format}</source>
        <translation>{bits} 位 · {format}</translation>
    </message>
    <message>
        <source>{done} films read, counting…</source>
        <translation>已读 {done} 张，仍在计数…</translation>
    </message>
    <message>
        <source>{done} of {found} films read</source>
        <translation>已读 {done} / {found} 张</translation>
    </message>
    <message>
        <source>{film}: {first} {a:.3f}, {second} {b:.3f}</source>
        <translation>{film}：{first} {a:.3f}，{second} {b:.3f}</translation>
    </message>
    <message>
        <source>{first} against {second}</source>
        <translation>{first} 与 {second}</translation>
    </message>
    <message>
        <source>{kappa}, {called}</source>
        <translation>{kappa}，{called}</translation>
    </message>
    <message>
        <source>{k} of {n}, {share}</source>
        <translation>{n} 中的 {k}，{share}</translation>
    </message>
    <message>
        <source>{model}
is better</source>
        <translation>{model}
较优</translation>
    </message>
    <message>
        <source>{n} contradict themselves and are left out.</source>
        <translation>{n} 个自相矛盾，已排除。</translation>
    </message>
    <message>
        <source>{n} films measured: {ill} with pneumonia, {well} normal.</source>
        <translation>测量 {n} 张胸片：肺炎 {ill} 张，正常 {well} 张。</translation>
    </message>
    <message>
        <source>{one} {other}</source>
        <translation>{one}{other}</translation>
    </message>
    <message>
        <source>● same decision {same}, ■ different {differ}; dotted: thresholds</source>
        <translation>● 判断相同 {same}，■ 不同 {differ}；虚线：阈值</translation>
    </message>
    <message>
        <source>{flags}/{models} flag</source>
        <translation>{flags}/{models}</translation>
    </message>
    <message>
        <source>scores hidden until your verdict</source>
        <translation>您作出判读之前评分保持隐藏</translation>
    </message>
    <message>
        <source>{first} alone is right on {a}, {second} alone on {b} (McNemar, exact).</source>
        <translation>仅 {first} 正确 {a} 张，仅 {second} 正确 {b} 张（McNemar，精确检验）。</translation>
    </message>
    <message>
        <source>{model} against its test films</source>
        <translation>{model} 与其测试片对比</translation>
    </message>
    <message>
        <source>{model} at “{point}”</source>
        <translation>{model}，工作点“{point}”</translation>
    </message>
    <message>
        <source>{model} from {at:.3f} on flags {n} films; sensitivity {sens}, specificity {spec}</source>
        <translation>{model} 自 {at:.3f} 起标记 {n} 张胸片；敏感度 {sens}，特异度 {spec}</translation>
    </message>
    <message>
        <source>{model} over the threshold</source>
        <translation>{model} 随阈值的变化</translation>
    </message>
    <message>
        <source>{model}: {n} films scored {low:.1f} to {high:.1f}, {share} of them pneumonia</source>
        <translation>{model}：{n} 张胸片评分 {low:.1f} 至 {high:.1f}，其中肺炎 {share}</translation>
    </message>
    <message>
        <source>{model}: {share} of the pneumonias in the first {n} films</source>
        <translation>{model}：前 {n} 张胸片中含 {share} 的肺炎</translation>
    </message>
    <message>
        <source>{n:.0f} pixels</source>
        <translation>{n:.0f} 像素</translation>
    </message>
    <message>
        <source>{n:.0f} s</source>
        <translation>{n:.0f} 秒</translation>
    </message>
    <message>
        <source>{n:.1f} films/s</source>
        <translation>{n:.1f} 张/秒</translation>
    </message>
    <message>
        <source>{n:.1f} mm</source>
        <translation>{n:.1f} mm</translation>
    </message>
    <message>
        <source>{n:.1f} mm at detector</source>
        <translation>{n:.1f} mm（探测器平面）</translation>
    </message>
    <message>
        <source>{normal} normal, {ill} pneumonia</source>
        <translation>正常 {normal}
肺炎 {ill}</translation>
    </message>
    <message>
        <source>{n} cm</source>
        <translation>{n} cm</translation>
    </message>
    <message>
        <source>{n} films in scope</source>
        <translation>适用范围内 {n} 张胸片</translation>
    </message>
    <message>
        <source>{n} films scored {low:.2f} to {high:.2f} by {model}</source>
        <translation>{n} 张胸片被 {model} 评为 {low:.2f} 至 {high:.2f}</translation>
    </message>
    <message>
        <source>{n} films, SHA-256 {sha}</source>
        <translation>{n} 张胸片，SHA-256 {sha}</translation>
    </message>
    <message>
        <source>{n} films, {kind}, scored {low:.2f} to {high:.2f}</source>
        <translation>{n} 张胸片，{kind}，评分 {low:.2f} 至 {high:.2f}</translation>
    </message>
    <message>
        <source>{n} films, {share} of them pneumonia; at “{point}” ≥ {at:.3f}</source>
        <translation>{n} 张胸片，其中肺炎 {share}；工作点“{point}” ≥ {at:.3f}</translation>
    </message>
    <message>
        <source>{n} films/s on {device}</source>
        <translation>{n} 张/秒，运行于 {device}</translation>
    </message>
    <message>
        <source>{n} have no label.</source>
        <translation>{n} 个没有标签。</translation>
    </message>
    <message>
        <source>{n} images found</source>
        <translation>找到 {n} 幅图像</translation>
    </message>
    <message>
        <source>{n} mm</source>
        <translation>{n} mm</translation>
    </message>
    <message>
        <source>{n} mo</source>
        <translation>{n} 月</translation>
    </message>
    <message>
        <source>{n} newly flagged</source>
        <translation>新标记 {n} 张</translation>
    </message>
    <message>
        <source>{n} no longer flagged</source>
        <translation>不再标记 {n} 张</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} / {all}</translation>
    </message>
    <message>
        <source>{n} other files passed over</source>
        <translation>略过 {n} 个其他文件</translation>
    </message>
    <message>
        <source>{n} overlays in the file (O)</source>
        <translation>文件含 {n} 个叠加层 (O)</translation>
    </message>
    <message>
        <source>{n} y</source>
        <translation>{n} 岁</translation>
    </message>
    <message>
        <source>{point}: the card states no counts on these films</source>
        <translation>{point}：模型卡未给出这些胸片的计数</translation>
    </message>
    <message>
        <source>{share} of these films score {at:.2f} or more with {model}</source>
        <translation>这些胸片中 {share} 的 {model} 评分不低于 {at:.2f}</translation>
    </message>
    <message>
        <source>{side} (mirrored)</source>
        <translation>{side}（镜像）</translation>
    </message>
    <message>
        <source>{value:.4f}; {level:.0f} % interval {low:.4f}–{high:.4f}</source>
        <translation>{value:.4f}；{level:.0f}% 置信区间 {low:.4f}–{high:.4f}</translation>
    </message>
    <message>
        <source>{why}: still counting those not read</source>
        <translation>{why}：未读数量仍在统计</translation>
    </message>
    <message>
        <source>{why}: {n} not read</source>
        <translation>{why}：未读 {n}</translation>
    </message>
    <message>
        <source>{w} × {h} pixels</source>
        <translation>{w} × {h} 像素</translation>
    </message>
    <message>
        <source>“{name}” ≥ {value:.3f}</source>
        <translation>“{name}” ≥ {value:.3f}</translation>
    </message>
    <message>
        <source>−{n:.2g} against it</source>
        <translation>反对肺炎 −{n:.2g}</translation>
    </message>
</context>
<context>
    <name>WorklistHeader</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>WorklistPane</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Filter by</source>
        <translation>筛选依据</translation>
    </message>
    <message>
        <source>Filters, order and columns</source>
        <translation>筛选、排序与列</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>筛选…</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>隐藏此列</translation>
    </message>
    <message>
        <source>Sort, largest first</source>
        <translation>排序，由大到小</translation>
    </message>
    <message>
        <source>Sort, smallest first</source>
        <translation>排序，由小到大</translation>
    </message>
</context>
<context>
    <name>WorklistView</name>
    <message>
        <source>Worklist</source>
        <translation>工作列表</translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>PneumoTriage cannot start.</source>
        <translation>PneumoTriage 无法启动。</translation>
    </message>
</context>
</TS>
