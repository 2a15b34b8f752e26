"""The encoder: BERT's layers after MiniLM-L6 (Wang and others, *MiniLM*, 2020), with a table of word forms, and trained for
whole-number inference.

In whole numbers a weight is one of -63 to 63 times its output's unit, an input of a product one of -127 to 127 times its row's, an
embedding one of -127 to 127 times its row's. Training sees the rounded numbers and lets gradients pass.
"""

import torch
from torch import nn
from torch.nn import functional as F

from pieces import FORM_ROWS
from windows import LENGTH, TAGS

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
WEIGHT, INPUT, TABLE = 63.0, 127.0, 127.0
EPSILON = 1e-12


class Round(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, largest):
        unit = x.detach().abs().amax(-1, keepdim=True).float().clamp(min=1e-20) / largest
        return (torch.round(x.float() / unit) * unit).to(x.dtype)

    @staticmethod
    def backward(ctx, gradient):
        return gradient, None


class Product(nn.Linear):
    whole = False

    def forward(self, x):
        if not self.whole:
            return super().forward(x)
        return F.linear(Round.apply(x, INPUT), Round.apply(self.weight, WEIGHT), self.bias)


class Table(nn.Embedding):
    whole = False

    def forward(self, numbers):
        rows = super().forward(numbers)
        return Round.apply(rows, TABLE) if self.whole else rows

    def first(self, count):
        rows = self.weight[:count]
        return Round.apply(rows, TABLE) if self.whole else rows


class Layer(nn.Module):
    def __init__(self, drop):
        super().__init__()
        self.qkv = Product(WIDTH, 3 * WIDTH)
        self.mixed = Product(WIDTH, WIDTH)
        self.mixed_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.inner = Product(WIDTH, INNER)
        self.outer = Product(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.drop = nn.Dropout(drop)

    def forward(self, x, mask):
        rows, length, _ = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.mixed_norm(x + self.drop(self.mixed(mixed)))
        return self.outer_norm(x + self.drop(self.outer(F.gelu(self.inner(x), approximate="tanh"))))


class Encoder(nn.Module):
    def __init__(self, words, depths=(LAYERS,), drop=0.1):
        """`depths` are the layers after which a head reads labels; the last is the deepest."""
        super().__init__()
        self.depths = depths
        self.words = Table(words, WIDTH)
        self.places = Table(LENGTH, WIDTH)
        self.forms = Table(FORM_ROWS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(depths[-1]))
        self.heads = nn.ModuleList(Product(WIDTH, len(TAGS)) for _ in depths)
        self.drop = nn.Dropout(drop)

    def forward(self, pieces, forms):
        """Scores of the labels at each piece, for each depth: tensors of windows, pieces, labels."""
        mask = (pieces != 0)[:, None, None, :]
        x = self.words(pieces) + self.places.first(pieces.shape[1]) + self.forms(forms)
        x = self.drop(self.norm(x))
        out = []
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, mask)
            if number in self.depths:
                out.append(self.heads[self.depths.index(number)](self.drop(x)))
        return out

    def whole(self, on):
        for module in self.modules():
            if isinstance(module, (Product, Table)):
                module.whole = on
        return self


def load_pretrained(encoder, tensors, kept):
    """Takes over MiniLM's weights; `kept` are the old numbers of the pieces."""
    get = lambda name: tensors[name].float()
    with torch.no_grad():
        encoder.words.weight.copy_(get("embeddings.word_embeddings.weight")[kept])
        encoder.places.weight.copy_(get("embeddings.position_embeddings.weight")[:LENGTH])
        encoder.forms.weight.copy_(get("embeddings.token_type_embeddings.weight")[:1].repeat(FORM_ROWS, 1))
        encoder.norm.weight.copy_(get("embeddings.LayerNorm.weight"))
        encoder.norm.bias.copy_(get("embeddings.LayerNorm.bias"))
        for number, layer in enumerate(encoder.layers):
            own = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                layer.qkv.__getattr__(kind).copy_(torch.cat([get(f"{own}attention.self.{part}.{kind}") for part in ("query", "key", "value")]))
                for ours, theirs in (("mixed", "attention.output.dense"), ("mixed_norm", "attention.output.LayerNorm"),
                                     ("inner", "intermediate.dense"), ("outer", "output.dense"), ("outer_norm", "output.LayerNorm")):
                    getattr(getattr(layer, ours), kind).copy_(get(f"{own}{theirs}.{kind}"))
    return encoder


def load_rounded(encoder, arrays):
    """Takes over weights that train.py rounded."""
    state = {}
    for name, _ in encoder.named_parameters():
        module, kind = name.rsplit(".", 1)
        values = torch.tensor(arrays[name]).float()
        if kind == "weight" and f"{module}.unit" in arrays:
            values = values * torch.tensor(arrays[f"{module}.unit"])[:, None]
        state[name] = values
    encoder.load_state_dict(state)
    return encoder
