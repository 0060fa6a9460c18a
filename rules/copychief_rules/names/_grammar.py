"""Surnames that are inflected: which endings are feminine, and which given names ask for which form.

Russian, Ukrainian, Belarusian, Bulgarian, Czech, Slovak, Polish and Lithuanian surnames have a masculine and
a feminine form. Only given names that belong to these languages and to one grammatical gender are listed.
"""

from __future__ import annotations

from copychief.english.name_lists import fold

MASCULINE = frozenset(
    """Adam Adomas Akim Aleksandr Aleksander Aleksandar Aleksei Aleksey Alexei Alexey Alexandr Anatoli Anatoly Anatoliy Andrei
    Andrej Andrey Andrii Andriy Andrius Andrzej Antanas Anton Antonin Arkady Arseniy Artem Artyom Asen Atanas Audrius
    Bartosz Bogdan Bohdan Bohumil Bojan Boleslaw Boris Borislav Bronislaw Czeslaw Dainius Daniil Danil Dariusz Darius
    Denis Denys Dimitar Dimitri Dmitri Dmitriy Dmitrii Dmitry Dmytro Dusan Eduard Egor Evgeni Evgeny Evgenii Fedor Fyodor
    Gediminas Gennadi Gennady Georgi Georgy Gintaras Gleb Grigori Grigory Grzegorz Henryk Hristo Hynek Igor Ihor Ilya Ivan
    Ivaylo Iosif Jacek Jakub Jan Janusz Jaromir Jaroslav Jaroslaw Jerzy Jindrich Jiri Josef Jozef Kamil Kazimierz Kirill
    Kiril Konstantin Krasimir Krzysztof Kyrylo Lech Leonid Leszek Lev Linas Lubomir Lukas Lukasz Maciej Maksim Maksym
    Marcin Marek Mariusz Mateusz Matej Maxim Mikhail Mikola Milan Milos Miloslav Mindaugas Miroslav Miroslaw Mykhailo
    Mykola Nikita Nikolai Nikolay Oleg Oleh Oleksandr Oleksii Oleksiy Ondrej Pavel Pavlo Pawel Petr Petro Petar Piotr
    Plamen Przemyslaw Pyotr Radek Radoslaw Roman Rostislav Rumen Ruslan Ryszard Saulius Semyon Sergei Sergej Sergey Sergii
    Sergiy Serhii Serhiy Slawomir Stanislav Stanislaw Stefan Stepan Stoyan Svyatoslav Szymon Tadeusz Taras Timofei Timofey
    Timur Tomas Tomasz Tsvetan Vadim Vadym Vaclav Valdas Valentin Valentyn Valeri Valery Valeriy Vasil Vasily Vasyl
    Venelin Veniamin Veselin Viacheslav Victor Viktor Vitali Vitaliy Vitalii Vitaly Vladimir Vladislav Vojtech Volodymyr
    Vsevolod Vyacheslav Waclaw Wieslaw Witold Wladyslaw Wlodzimierz Wojciech Yaroslav Yefim Yegor Yevgeni Yevgeny Yevgeniy
    Yevhen Yordan Yuri Yuriy Yurii Yury Zbigniew Zdenek Zdzislaw Andris Ignat Matvei Matvey Nazar Danylo Makar Demyan
    Gavriil Innokenty Ilia Vikentiy Zakhar Savva Platon Ramzan Magomed Akhmed Rustam Shamil Aslan Marat Rinat Renat Ravil
    Nursultan Islam Kassym-Jomart Kairat Almazbek Sooronbay Kurmanbek Askar Emomali Gurbanguly Saparmurat Ilham""".split()
)
"Given names that go with a masculine surname."

_SHARED = frozenset(
    "Adam Jan Roman Victor Valentin Denis Anton Stefan Lukas Josef Boris Igor Ivan Maxim Tomas Milan Darius Marek Timur"
    " Islam Eduard Leonid Lev Gleb Martin Daniil Georgy Nikita Pavel".split()
)
"Those that other languages have too, where a surname in -ina has no gender."

FEMININE = frozenset(
    """Agnieszka Aleksandra Alena Alina Alla Alyona Anastasia Anastasiya Anna Barbora Beata Bozena Dalia Darya Daria Dorota
    Desislava Edyta Ekaterina Elena Elzbieta Evgenia Ewa Galina Grazyna Halina Hana Inna Irina Iryna Iva Ivana Iveta Izabela
    Jadwiga Jana Jelena Jitka Karolina Katarzyna Katerina Klara Kseniya Ksenia Krystyna Larisa Larysa Lenka Lidia Lidiya
    Ludmila Lyubov Lyudmila Lyudmyla Magdalena Malgorzata Maria Mariya Marina Marketa Marta Maryna Milena Monika Nadezhda
    Nadia Natalia Nataliya Natalya Natasha Nina Oksana Olena Olesya Olga Olha Petra Polina Raisa Rasa Renata Rita Ruta
    Svetlana Svitlana Tamara Tatiana Tatyana Tereza Tetiana Tetyana Ulyana Urszula Valentina Vaira Varvara Vera Veronika
    Viktoria Viktoriya Viktoriia Vira Wanda Xenia Yana Yekaterina Yelena Yelizaveta Yevgenia Yevheniia Yulia Yuliia Yuliya
    Zdenka Zhanna Zinaida Zofia Zoya Zuzana""".split()
)
"Given names that go with a feminine surname."

SURE_FEMININE = FEMININE - frozenset(
    "Anna Maria Marina Marta Monika Nina Petra Rita Tamara Valentina Vera Wanda Nadia Lidia Magdalena Renata Klara"
    " Natasha Natalia Natalie Elena Anastasia Barbora Alina Ivana Jana Hana Iva Dalia Beata Karolina Veronika Daria"
    " Ewa Tatiana Milena".split()
)
"Those that hardly anybody outside the languages bears."

# Romance and other surnames that only look inflected.
_NOT_INFLECTED = frozenset(
    "casanova villanova terranova cordova genova canova moldova cueva villanueva nueva supernova bossanova cova nova"
    " deva leva reva sheva seva marina molina medina pina reina salina urbina espina farina regina spina collina kalina"
    " malina dudina cabrina gallina messina ina china rina dina lina nina tina zina mina kina cochina argentina alaskaya"
    " ska barska polska".split()
)

_TO_MASCULINE = (
    ("enkova", "enkov"), ("ova", "ov"), ("yova", "yov"), ("eva", "ev"), ("skaya", "sky"), ("tskaya", "tsky"),
    ("skaia", "sky"), ("ckaya", "cky"), ("naya", "ny"), ("kina", "kin"), ("shina", "shin"), ("nina", "nin"),
    ("lina", "lin"), ("rina", "rin"), ("tina", "tin"), ("ina", "in"),
)  # fmt: skip
_POLISH = (("ska", "ski"), ("cka", "cki"), ("dzka", "dzki"))
_POLISH_MASCULINE = frozenset(
    "Andrzej Bartosz Boleslaw Bronislaw Czeslaw Dariusz Grzegorz Henryk Jacek Jakub Jan Janusz Jaroslaw Jerzy Jozef Kamil"
    " Kazimierz Krzysztof Lech Leszek Lukasz Maciej Marcin Marek Mariusz Mateusz Miroslaw Pawel Piotr Przemyslaw Radoslaw"
    " Ryszard Slawomir Stanislaw Szymon Tadeusz Tomasz Waclaw Wieslaw Witold Wladyslaw Wlodzimierz Wojciech Zbigniew"
    " Zdzislaw Adam Stefan Oleksandr Serhiy Volodymyr Mykola Viktor Oleh Ihor".split()
)
_MASCULINE_ENDS = ("ov", "ev", "yov", "sky", "skiy", "skyi", "tskyi", "kin", "shin", "tsky")


def masculine_form(surname: str, given: str) -> str | None:
    """The masculine form of a surname with a feminine ending, for a masculine given name; None if it isn't one."""
    word = fold(surname)
    if word in _NOT_INFLECTED or "-" in word or len(word) < 5:
        return None
    if surname.endswith("ová"):
        return surname[:-3]
    pairs = _TO_MASCULINE + (_POLISH if given in _POLISH_MASCULINE else ())
    for feminine, masculine in pairs:
        if word.endswith(feminine) and word == surname.lower():
            if word.endswith("ueva") or (word.endswith("ina") and (len(word) < 7 or given in _SHARED)):
                return None
            return surname[: len(surname) - len(feminine)] + masculine
    if word.endswith(("iene", "aite", "yte", "ute")) and given.endswith(("as", "is", "us")) and given in MASCULINE:
        return ""
    return None


def feminine_form(surname: str) -> str | None:
    """The feminine form of a surname with a masculine ending; None if it has none."""
    word = surname.lower()
    if len(word) < 5 or "-" in word:
        return None
    if word.endswith(("ov", "ev", "kin", "shin")):
        return surname + "a"
    for tail in ("skiy", "skyi", "sky"):
        if word.endswith(tail):
            return surname[: len(surname) - len(tail)] + "skaya"
    return None
