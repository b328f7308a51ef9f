using System.Text;

namespace Senytl.Performance.Tests.Llm.Tokens.Reference;

/// <summary>Twenty languages: one support question each, whole and with its words in random order.</summary>
internal static class Languages
{
    public static readonly (string Language, string Text)[] Questions =
    [
        ("English", "Why was I charged twice for my order, and when will you refund the 49.90 dollars? I'd rather not call again; it's the third time."),
        ("German", "Warum wurde meine Bestellung zweimal berechnet, und wann erstatten Sie die 49,90 €? Die Rücküberweisungsbestätigung fehlt mir noch."),
        ("French", "Pourquoi ai-je été débité deux fois pour ma commande, et quand l’argent sera-t-il remboursé ? C'est déjà la troisième fois."),
        ("Spanish", "¿Por qué me cobraron dos veces el pedido y cuándo me devolverán los 49,90 €? ¡Ya es la tercera vez que llamo!"),
        ("Portuguese", "Por que fui cobrado duas vezes pelo pedido, e quando receberei a devolução? Não quero ligar outra vez."),
        ("Italian", "Perché mi è stato addebitato due volte l'ordine e quando sarà rimborsato? È già la terza volta che telefono."),
        ("Polish", "Dlaczego zamówienie zostało opłacone dwukrotnie i kiedy zwrócicie pieniądze? Dzwonię już trzeci raz."),
        ("Czech", "Proč mi byla objednávka účtována dvakrát a kdy peníze vrátíte? Volám už potřetí, příště podám stížnost."),
        ("Turkish", "Siparişim için neden iki kez ücret alındı ve iade ne zaman yapılacak? İstanbul'dan üçüncü kez arıyorum."),
        ("Russian", "Почему с меня дважды списали деньги за заказ и когда вы вернёте 4990 рублей? Звоню уже в третий раз."),
        ("Ukrainian", "Чому з мене двічі стягнули гроші за замовлення і коли ви їх повернете? Телефоную вже втретє, під'їзд п’ятий."),
        ("Greek", "Γιατί χρεώθηκα δύο φορές για την παραγγελία μου και πότε θα επιστραφούν τα χρήματα; Καλώ για τρίτη φορά."),
        ("Hebrew", "למה חויבתי פעמיים על ההזמנה שלי, ומתי תחזירו לי את הכסף? זו כבר הפעם השלישית שאני מתקשר."),
        ("Arabic", "لماذا تم خصم المبلغ مرتين مقابل طلبي، ومتى ستعيدون ٤٩٫٩٠ دولارًا؟ هذه هي المرة الثالثة التي أتصل فيها."),
        ("Hindi", "मेरे ऑर्डर के लिए दो बार पैसे क्यों लिए गए, और ४९९० रुपये कब वापस मिलेंगे? मैं तीसरी बार फ़ोन कर रहा हूँ।"),
        ("Thai", "ทำไมฉันถึงถูกเรียกเก็บเงินสองครั้งสำหรับคำสั่งซื้อ และจะได้รับเงินคืนเมื่อไหร่ นี่เป็นครั้งที่สามแล้วที่โทรมา"),
        ("Vietnamese", "Tại sao tôi bị tính tiền hai lần cho đơn hàng, và khi nào tiền được hoàn lại? Đây là lần thứ ba tôi gọi điện."),
        ("Chinese", "为什么我的订单被扣了两次款？什么时候能退还49.90元？这已经是我第三次打电话了，请尽快处理。"),
        ("Japanese", "どうして注文の代金が二回も請求されたのですか。返金はいつになりますか？電話するのはもう三度目です。"),
        ("Korean", "왜 제 주문이 두 번 청구되었나요? 49,900원은 언제 환불되나요? 벌써 세 번째 전화드리는 겁니다."),
    ];

    public static IEnumerable<string> Texts(Random random) => Questions.SelectMany(question => new[] { question.Text, Prose(random, question.Text, 4_000) });

    public static string Prose(Random random, string text, int units)
    {
        var words = text.Split(' ');
        var prose = new StringBuilder();
        while (prose.Length < units)
        {
            prose.Append(words[random.Next(words.Length)]).Append(random.Next(12) == 0 ? ".\n" : " ");
        }

        return prose.ToString();
    }
}
