"""What models, devices and checks of model files say, and the cards of the shipped models."""

from __future__ import annotations

from desktop.ui.told.marking import _

MODELS = (
    _("high sensitivity"),
    _("balanced"),
    _("high specificity"),
    _("official test split, {n} films"),
    _("patient-grouped validation"),
    _("held-out patients ({n} films)"),
    _("dense layers of {a} and {b} units on the pixels; {n} weights"),
    _("six convolutions with a global average; {n} weights"),
    _("EfficientNet-Lite0 started from ImageNet, one smoothed input channel; {n} weights"),
    _("ResNet50 v1.5, one smoothed input channel; {n} weights"),
    _("Children of {a} to {b} years, frontal chest films, one hospital in Guangzhou"),
    _("{name}, official training split"),
    _("Chest X-Ray Images (Kermany et al.)"),
    _("by patient and by content, seed {n}"),
    _(
        "Training films whose patient number or content also stands among the films of the "
        "second split at hand were left out."
    ),
    _(
        "Films of another split, exposed and cropped otherwise than the training films; never "
        "learnt from. They took part in choosing the epoch, the calibration and the thresholds,"
        " so films to come may do somewhat worse."
    ),
    _(
        "Films of the training split of patients that were not learnt from, from the same "
        "source and of the same kind as the training films: easier than films to come."
    ),
    _("highest threshold with sensitivity at least {share}; {rest}"),
    _("lowest threshold with specificity at least {share}; {rest}"),
    _("largest Youden index; {rest}"),
    _(
        "sensitivity and specificity taken as the mean of {a} and {b}, mean over bootstrap "
        "resamples by patient. Stated here as measured on {c}."
    ),
    _("{n} films of held-out patients and of {data}, {share} of each within"),
    _(
        "Weights of {n} numbers and more are stored in half precision and computed in single "
        "precision: no output changed by {d} or more on {films} films"
    ),
    _(
        "Computes in 8-bit integers and is meant for the CPU: on a GPU it may be slower than "
        "the plain version. Its operating points and its reference are its own. Weights take 7 "
        "bits, so that no sum overflows on a processor without VNNI; what rounding is left may "
        "move a score by up to {d} from one processor to another"
    ),
    _("AdamW, cosine schedule with warm-up per stage"),
    _("DeLong, logit"),
    _("{method}, widened by patient"),
    _("bootstrap percentile"),
    _("bootstrap percentile by patient"),
    _("bootstrap percentile by patient, centred"),
    _("bootstrap percentile, centred"),
    _("adjusted logit (Mercaldo)"),
    _("logit (Mercaldo)"),
    _("Newcombe, paired"),
    _("Newcombe 2006, score"),
    _("Wilson at the threshold"),
    _("MOVER of two {a} intervals"),
    _("MOVER-R of two {a} intervals"),
    _("certain at this prevalence"),
    _("Wilson bound of the agreement"),
    _("Fleiss, Cohen and Everitt"),
    _("class activation"),
    _("no NVIDIA driver is installed"),
    _("the NVIDIA driver does not start"),
    _("the NVIDIA driver finds no GPU"),
    _("this installation was built without it"),
    _("asked for"),
    _("found"),
    _("there is no such device"),
    _("Device '{name}'"),
    _("Use one of: {names}"),
    _("the fastest device found"),
    _("no {device}: {why}"),
    _("{device} refused this model, see the log"),
    _("it offers no device at all"),
    _("Install PneumoTriage again"),
    _("ONNX Runtime cannot load it ({why})"),
    _("Check that the file is complete, or roll back to the version before"),
    _("the file has no model card"),
    _("Export the model with 'pneumotriage-train export'"),
    _("the model card does not keep the contract ({why})"),
    _("Export the model again with a trainer of this version"),
    _("this is no ONNX file, or it is damaged"),
    _("the file is damaged, or no ONNX file"),
    _("Copy it again from its source"),
    _("there is no version before {version} to go back to"),
    _("the lost one"),
    _("Choose a version from the list of models and activate it"),
    _("{name} {version} was active, but its file is gone"),
    _("Install it again, or activate another version"),
    _("Installed are: {known}"),
    _("no model of this name is installed"),
    _("no version of it is active"),
    _("this version is not installed"),
    _("Activate one of: {known}"),
    _(
        "{name} {version} was chosen, but its file is gone or damaged; the shipped version "
        "{shipped} is used instead"
    ),
    _(
        "{name} {version} was chosen, but its file was changed since it was activated; the "
        "shipped version {shipped} is used instead"
    ),
    _("another file is already installed as {name}"),
    _("Export it with a version of its own"),
    _("it cannot be opened ({why})"),
    _("its card says {name}, which is not its name"),
    _("Install the file again"),
    _("the model cannot be written ({why})"),
    _("Check the free space and that you may write there"),
    _("the file did not pass its checks ({why})"),
    _("Get the file again from where it was made, or have it exported anew"),
    _("{size} MB are more than the limit of {limit} MB"),
    _("{size} MB can be read"),
    _("the graph is not valid ({why})"),
    _("there is no card"),
    _("file"),
    _("format"),
    _("opset"),
    _("operators"),
    _("model card"),
    _("input"),
    _("outputs"),
    _("output values"),
    _("weights"),
    _("golden films"),
    _("an unnamed tool"),
    _("valid, in one file, made by {tool}"),
    _("all {n} are standard ones"),
    _("complete: {name}"),
    _("float32, any number of films of {h} × {w}"),
    _("{kind}, as stated"),
    _("finite, probabilities within 0 to 1, in batches and alone"),
    _("all {n} get their stored scores"),
    _("Operating point '{name}'"),
    _("{model} has none of that name"),
    _("no operating point of the model's card"),
    _("Install one with 'pneumotriage models install FILE'"),
    _("none is installed"),
    _("{n} or later"),
    _("a batch of {n} fails ({why})"),
    _("{name} has the shape {shape} for a batch of {n}"),
    _("{name} is not finite for every film"),
    _("{name} leaves the range 0 to 1"),
    _("film {name} gets {score} in a batch, its stored score is {stored}"),
    _("film {name} gets {score} alone, its stored score is {stored}"),
    _("golden film {name} cannot be read ({why})"),
    _("ONNX Runtime cannot load the file ({why})"),
    _("opset {n} is older than {least}"),
    _("weight {name} lies in another file"),
    _("operator {name} of domain {domain} is not a standard one"),
    _("inputs are {names}, not only {name}"),
    _("{name} is no float32"),
    _("{name} has the shape {shape}, not {expected}"),
    _("there is no output {name}, only {names}"),
    _("output {name} is none of {names}"),
    _("{name} has {n} axes, not {rank}"),
    _("the card has reference statistics, but there is no output {name}"),
    _("the graph has integer operators, but the card says {kind} of its weights"),
    _("the graph has no integer operators, but the card says {kind} of its weights"),
    _("the card says float16, but no weight is stored so"),
    _("EfficientNet-Lite0 started from ImageNet, one smoothed input channel; {n} weights"),
    _("ResNet50 v1.5, one smoothed input channel; {n} weights"),
)
